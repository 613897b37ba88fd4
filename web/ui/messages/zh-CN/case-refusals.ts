import { type CaseSentences, type Say, three } from '../refusal-words.ts';

const whoElse = (say: Say): string => (say.others === '' ? '' : `可以由${say.others}来办。`);

/** Refusals of acts on cases, in Chinese. */
export const caseRefusals: CaseSentences = {
  'case-exists': () => three('这一件已经登记过了。', '同一件不能登记两次。', '请到“待办”里找这一件，接着办。'),
  'case-unknown': () => three('没有找到这一件。', '编号不对，或者这一件不归您看。', '请核对编号，或回到“待办”。'),
  'case-ended': (say) =>
    three('没有办成：这一件已经办结。', `它在${say.time('endedAt')}办结，办结以后不能再改。`, '要改结果，可以申请复核，或者重新申请。'),
  'case-held': () =>
    three(
      '没有办成：这一件先停着。',
      '有人提了意见，还没有答复。有意见没答复，就不能往下办。',
      '请等负责答复的人答复，答复以后会自动接着走。轮到您答复的，在“待办”里。',
    ),
  'time-backwards': () =>
    three('没有办成：服务器的时间不对。', '现在的时间比上一步还早，记下来就乱了。', '请过几分钟再试。还不行，请告诉系统管理员校对时间。'),
  'other-version': () => three('没有办成：流程图的版本不对。', '这一件从头到尾按它开始时的版本办，不能换版本。', '请重新打开这一件再办。'),
  'unit-not-allowed': () =>
    three('没有办成：这个单位不能办这件事。', '流程图没有把这件事交给这个单位。', '请换一个单位，或者请有权的单位来开。'),
  'not-a-chart-step': () => three('没有办成：流程图里没有这一步。', '只能办流程图上公布的步骤。', '请回到这一件，从页面上的按钮办。'),
  'step-not-current': (say) =>
    three(
      `没有办成：现在轮不到${say.step('node')}。`,
      `流程图要一步一步走。${say.has('current') ? `现在该办的是：${say.steps('current')}。` : ''}`,
      '请先办现在该办的那一步。',
    ),
  'already-acted': (say) =>
    three(`${say.step('node')}已经办过了。`, `这一步在${say.time('at')}已经有人办完。`, '不用再办。请看这一件现在到了哪一步。'),
  'notice-running': (say) =>
    three(
      '没有办成：公示还没有结束。',
      `公示要满规定的天数，到${say.day('until')}，还有 ${say.count('daysLeft')} 天。`,
      '请等公示期满，系统会自动往下走。',
    ),
  'notice-not-open': (say) =>
    say.has('notice')
      ? three(
          '意见还没有收下：您看的那张公示已经撤下。',
          '这件事重新核实过，现在挂的是新的一张。',
          '下面就是新的那张。请看过再交，您写的话还在。',
        )
      : three(
          '意见没有收下：这个公示不在公示期内。',
          '只有在公示期内才能在这里提意见。',
          '您可以打 12345 反映，或者到村、镇政务公开窗口提。',
        ),
  'objection-open': () =>
    three('没有办成：还有意见没有答复。', '公示里有人提了意见，答复以前不能往下办。', '请等负责答复的人答复。轮到您答复的，在“待办”里。'),
  'objection-exists': () => three('这条意见已经收到了。', '同样的意见不会收两次。', '不用再交。可以用回执编号查答复。'),
  'objection-unknown': () => three('没有找到这条意见。', '编号不对，或者它不属于这一件。', '请回到这一件，从意见列表里打开。'),
  'objection-answered': () => three('没有办成：这条意见已经答复过了。', '一条意见只答复一次，答复以后不能改。', '请看已经公开的答复。'),
  'not-your-post': (say) =>
    three(
      '没有办成：这不是您岗位的事。',
      `这一步由${say.roles('roles')}来办，您现在不在这个岗位上。`,
      `请交给有这个岗位的人。${whoElse(say)}`,
    ),
  recused: (say) =>
    say.isReader('person')
      ? three('没有办成：您已经回避这一件。', '回避以后，不能再办这一件的任何一步。', `请交给别人。${whoElse(say)}`)
      : three('没有办成：名单里有已经回避的人。', '回避的人不能参加，也不能表决。', '请去掉回避的人再交。'),
  'actor-is-applicant': (say) =>
    say.isReader('person')
      ? three('没有办成：您要回避。', `您就是这一件的申请人，不能给自己办${say.step('step')}。`, `请交给别人。${whoElse(say)}`)
      : three('没有办成：有一位必须回避。', '按回避的规定，这个人不能办这一步。', `请换人。${whoElse(say)}`),
  'actor-is-relative-of-applicant': (say) =>
    say.isReader('person')
      ? three(
          '没有办成：您要回避。',
          `您申报过和申请人是近亲属，近亲属不能办${say.step('step')}。只有您自己看得到这个原因。`,
          `请点“我要回避”，再交给别人。${whoElse(say)}`,
        )
      : three('没有办成：有一位必须回避。', '按回避的规定，这个人不能办这一步。', `请换人。${whoElse(say)}`),
  'separation-of-duty': (say) =>
    three(
      '没有办成：这一步要换一个人来办。',
      `规定${say.steps('steps')}不能由同一个人办。${say.isReader('person') || !say.has('person') ? '您' : say.person('person')}已经办过${say.step('actedIn')}${say.is('as', 'principal') ? '（或以同一个人的名义办过）' : ''}，所以不能再办${say.step('step')}。`,
      `请交给没有办过前面那一步的人。${whoElse(say)}`,
    ),
  'must-be-same-person': (say) =>
    three(
      '没有办成：这一步要原来的人办。',
      `规定${say.steps('steps')}要由同一个人办到底。${say.step('actedIn')}是${say.person('by')}办的。`,
      `请交给${say.person('by')}。`,
    ),
  'relatives-together': (say) =>
    say.isReader('person')
      ? three('没有办成：您要回避。', `办${say.step('actedIn')}的人里有您的近亲属，近亲属不能一起办这几步。`, `请交给别人。${whoElse(say)}`)
      : three('没有办成：有一位必须回避。', '按回避的规定，这个人不能办这一步。', `请换人。${whoElse(say)}`),
  'new-person-needed': (say) =>
    three('没有办成：重办要换人。', `${say.step('step')}退回重办，不能还由上一次办的人来办。`, `请交给上次没有办过的人。${whoElse(say)}`),
  'team-full': (say) =>
    three(
      '没有办成：经办的人数已满。',
      `规定${say.steps('steps')}最多由 ${say.count('k')} 个人办，人已经定了。`,
      '请交给已经在办这一件的人。',
    ),
  'needs-another-person': (say) =>
    three(
      '还差一个人签字。',
      `${say.step('node')}要 ${say.count('need')} 个人一起办，一个人不能办两次。现在签了 ${say.count('have')} 个。`,
      `请另一位到自己的账号里签。${whoElse(say)}`,
    ),
  'already-represented': (say) =>
    three(
      '没有办成：这个名义已经签过了。',
      `${say.step('node')}要 ${say.count('need')} 个不同的人签。${say.person('by')}已经以${say.person('principal')}的名义签了。`,
      `请另一位来签。${whoElse(say)}`,
    ),
  'unknown-outcome': () => three('没有办成：结果选得不对。', '这一步只能选流程图上公布的结果。', '请从页面上给的结果里选一个。'),
  'outcome-differs': (say) =>
    three(
      '没有办成：您选的结果和先签的人不一样。',
      `先签的人选的是“${say.outcome('first')}”。几个人一起办，结果要一致。`,
      '请商量好，选一样的；要改，请先签的人先改。',
    ),
  'missing-field': (say) => three('还没有交上：有几项没填。', `没有填的是：${say.fields('fields')}。`, '请补上再交。已经写的都还在。'),
  'unknown-field': () => three('还没有交上：表里多了不认识的项。', '只收流程图上公布的几项，多的不收。', '请刷新页面，重新填一次。'),
  'rounds-used-up': (say) =>
    three('没有办成：不能再退回了。', `规定最多退回 ${say.count('max')} 次，次数已经用完。`, '请选别的结果，作出决定。'),
  'no-branch-open': () =>
    three('没有办成：按填的内容，走不下去。', '流程图里没有一条路适合这种情况。', '请核对填的内容。没有错，请告诉编流程图的人。'),
  'no-longer-possible': (say) =>
    three(
      '没有办成：您办了这一步，后面就没有人能办了。',
      `${say.steps('steps')}按规定要由别的人办，剩下的人不够。`,
      `这一步请让给别人。${whoElse(say)}`,
    ),
  'attendance-wrong': (say) => three('会议记录没有收下：人数对不上。', attendance(say), '请核对到会的人和票数，改好再交。'),
  'no-meeting-recorded': () => three('没有办成：还没有会议记录。', '先有人记会议结果，才能由另一个人核对确认。', '请先记会议结果。'),
  'recorder-cannot-confirm': (say) =>
    three(
      '没有办成：记录的人不能自己确认。',
      `会议结果是${say.isReader('recorder') ? '您' : say.person('recorder')}记的，要由另一个人核对。`,
      `请另一位来确认。${whoElse(say)}`,
    ),
  'tenure-ended': (say) =>
    three(
      '没有办成：您的任期已经结束。',
      `您在${say.post('post')}的任期到${say.day('lastDay')}为止。`,
      '请交给现在在岗的人。任期写错了，请找组织管理员改。',
    ),
  'tenure-not-begun': (say) =>
    three('没有办成：您的任期还没有开始。', `您在${say.post('post')}的任期从${say.day('firstDay')}开始。`, '请交给现在在岗的人。'),
  'delegation-ended': (say) =>
    three(
      '没有办成：委托已经结束。',
      say.is('giverLeft', true)
        ? `委托您的${say.person('principal')}已经不在${say.post('post')}，委托跟着失效。`
        : `${say.person('principal')}委托您到${say.day('lastDay')}为止。`,
      '请交给在岗的人，或者请他重新委托。',
    ),
  'delegation-not-begun': (say) =>
    three(
      '没有办成：委托还没有开始。',
      `${say.person('principal')}的委托从${say.day('firstDay')}开始。`,
      '请等到那一天，或者交给在岗的人。',
    ),
  'other-unit': (say) =>
    three('没有办成：这一件不归您的单位。', `您的岗位在${say.unit('unit')}，这一件是${say.unit('wanted')}的。`, '请交给那个单位的人。'),
};

function attendance(say: Say): string {
  if (say.is('what', 'not-on-the-roll')) return '有人不在成员名单上，不能到会表决。';
  if (say.is('what', 'named-twice')) return '同一个人写了两次。';
  if (say.is('what', 'more-votes-than-voters')) return `票数加起来是 ${say.count('cast')}，能表决的只有 ${say.count('entitled')} 人。`;
  return '票数要写成 0 或者更大的整数。';
}
