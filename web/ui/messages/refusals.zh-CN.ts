import type { RefusalCatalogue, Say, Sentences } from './refusal-words.ts';

/** Three sentences: what happened, why, what to do now. */
function three(what: string, why: string, now: string): Sentences {
  return { what, why, now };
}

const whoElse = (say: Say): string => (say.others === '' ? '' : `可以由${say.others}来办。`);

/** Refusals in Chinese: 发生了什么、为什么、现在怎么办. */
export const refusalsZhCn: RefusalCatalogue = {
  general: { step: '这一步', person: '另一位同事', role: '规定的岗位', post: '这个岗位', unit: '别的单位', field: '必填项', outcome: '另一种结果', join: '、' },
  say: {
    'case-exists': () => three('这一件已经登记过了。', '同一件不能登记两次。', '请到“我的待办”里找这一件，接着办。'),
    'case-unknown': () => three('没有找到这一件。', '编号不对，或者这一件不归您看。', '请核对编号，或回到“我的待办”。'),
    'case-ended': (say) => three('没有办成：这一件已经办结。', `它在${say.time('endedAt')}办结，办结以后不能再改。`, '要改结果，请告诉申请人可以申请复核或重新申请。'),
    'case-held': () => three('没有办成：这一件先停着。', '有人提了意见，还没有答复。有意见没答复，就不能往下办。', '请先答复意见，答复以后会自动接着走。'),
    'time-backwards': () => three('没有办成：服务器的时间不对。', '现在的时间比上一步还早，记下来就乱了。', '请过几分钟再试。还不行，请告诉系统管理员校对时间。'),
    'other-version': () => three('没有办成：流程图的版本不对。', '这一件从头到尾按它开始时的版本办，不能换版本。', '请重新打开这一件再办。'),
    'unit-not-allowed': () => three('没有办成：这个单位不能办这件事。', '流程图没有把这件事交给这个单位。', '请换一个单位，或者请有权的单位来开。'),
    'not-a-chart-step': () => three('没有办成：流程图里没有这一步。', '只能办流程图上公布的步骤。', '请回到这一件，从页面上的按钮办。'),
    'step-not-current': (say) => three(`没有办成：现在轮不到${say.step('node')}。`, `流程图要一步一步走。${say.has('current') ? `现在该办的是：${say.steps('current')}。` : ''}`, '请先办现在该办的那一步。'),
    'already-acted': (say) => three(`${say.step('node')}已经办过了。`, `这一步在${say.time('at')}已经有人办完。`, '不用再办。请看这一件现在到了哪一步。'),
    'notice-running': (say) => three('没有办成：公示还没有结束。', `公示要满规定的天数，到${say.day('until')}，还有 ${say.count('daysLeft')} 天。`, '请等公示期满，系统会自动往下走。'),
    'notice-not-open': () => three('意见没有收下：这个公示不在公示期内。', '只有在公示期内才能在这里提意见。', '您可以打 12345 反映，或者到村、镇政务公开窗口提。'),
    'objection-open': () => three('没有办成：还有意见没有答复。', '公示里有人提了意见，答复以前不能往下办。', '请先答复意见。'),
    'objection-exists': () => three('这条意见已经收到了。', '同样的意见不会收两次。', '不用再交。可以用回执编号查答复。'),
    'objection-unknown': () => three('没有找到这条意见。', '编号不对，或者它不属于这一件。', '请回到这一件，从意见列表里打开。'),
    'objection-answered': () => three('没有办成：这条意见已经答复过了。', '一条意见只答复一次，答复以后不能改。', '请看已经公开的答复。'),
    'not-your-post': (say) => three('没有办成：这不是您岗位的事。', `这一步由${say.roles('roles')}来办，您现在不在这个岗位上。`, `请交给有这个岗位的人。${whoElse(say)}`),
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
        ? three('没有办成：您要回避。', `您申报过和申请人是近亲属，近亲属不能办${say.step('step')}。只有您自己看得到这个原因。`, `请点“我要回避”，再交给别人。${whoElse(say)}`)
        : three('没有办成：有一位必须回避。', '按回避的规定，这个人不能办这一步。', `请换人。${whoElse(say)}`),
    'separation-of-duty': (say) => three('没有办成：这一步要换一个人来办。', `规定${say.steps('steps')}不能由同一个人办。${say.isReader('person') || !say.has('person') ? '您' : say.person('person')}已经办过${say.step('actedIn')}${say.is('as', 'principal') ? '（或以同一个人的名义办过）' : ''}，所以不能再办${say.step('step')}。`, `请交给没有办过前面那一步的人。${whoElse(say)}`),
    'must-be-same-person': (say) => three('没有办成：这一步要原来的人办。', `规定${say.steps('steps')}要由同一个人办到底。${say.step('actedIn')}是${say.person('by')}办的。`, `请交给${say.person('by')}。`),
    'relatives-together': (say) =>
      say.isReader('person')
        ? three('没有办成：您要回避。', `办${say.step('actedIn')}的人里有您的近亲属，近亲属不能一起办这几步。`, `请交给别人。${whoElse(say)}`)
        : three('没有办成：有一位必须回避。', '按回避的规定，这个人不能办这一步。', `请换人。${whoElse(say)}`),
    'new-person-needed': (say) => three('没有办成：重办要换人。', `${say.step('step')}退回重办，不能还由上一次办的人来办。`, `请交给上次没有办过的人。${whoElse(say)}`),
    'team-full': (say) => three('没有办成：经办的人数已满。', `规定${say.steps('steps')}最多由 ${say.count('k')} 个人办，人已经定了。`, '请交给已经在办这一件的人。'),
    'needs-another-person': (say) => three('还差一个人签字。', `${say.step('node')}要 ${say.count('need')} 个人一起办，一个人不能办两次。现在签了 ${say.count('have')} 个。`, `请另一位到自己的账号里签。${whoElse(say)}`),
    'already-represented': (say) => three('没有办成：这个名义已经签过了。', `${say.step('node')}要 ${say.count('need')} 个不同的人签。${say.person('by')}已经以${say.person('principal')}的名义签了。`, `请另一位来签。${whoElse(say)}`),
    'unknown-outcome': () => three('没有办成：结果选得不对。', '这一步只能选流程图上公布的结果。', '请从页面上给的结果里选一个。'),
    'outcome-differs': (say) => three('没有办成：您选的结果和先签的人不一样。', `先签的人选的是“${say.outcome('first')}”。几个人一起办，结果要一致。`, '请商量好，选一样的；要改，请先签的人先改。'),
    'missing-field': (say) => three('还没有交上：有几项没填。', `没有填的是：${say.fields('fields')}。`, '请补上再交。已经写的都还在。'),
    'unknown-field': () => three('还没有交上：表里多了不认识的项。', '只收流程图上公布的几项，多的不收。', '请刷新页面，重新填一次。'),
    'rounds-used-up': (say) => three('没有办成：不能再退回了。', `规定最多退回 ${say.count('max')} 次，次数已经用完。`, '请选别的结果，作出决定。'),
    'no-branch-open': () => three('没有办成：按填的内容，走不下去。', '流程图里没有一条路适合这种情况。', '请核对填的内容。没有错，请告诉编流程图的人。'),
    'no-longer-possible': (say) => three('没有办成：您办了这一步，后面就没有人能办了。', `${say.steps('steps')}按规定要由别的人办，剩下的人不够。`, `这一步请让给别人。${whoElse(say)}`),
    'attendance-wrong': (say) => three('会议记录没有收下：人数对不上。', attendance(say), '请核对到会的人和票数，改好再交。'),
    'no-meeting-recorded': () => three('没有办成：还没有会议记录。', '先有人记会议结果，才能由另一个人核对确认。', '请先记会议结果。'),
    'recorder-cannot-confirm': (say) => three('没有办成：记录的人不能自己确认。', `会议结果是${say.isReader('recorder') ? '您' : say.person('recorder')}记的，要由另一个人核对。`, `请另一位来确认。${whoElse(say)}`),
    'tenure-ended': (say) => three('没有办成：您的任期已经结束。', `您在${say.post('post')}的任期到${say.day('lastDay')}为止。`, '请交给现在在岗的人。任期写错了，请找组织管理员改。'),
    'tenure-not-begun': (say) => three('没有办成：您的任期还没有开始。', `您在${say.post('post')}的任期从${say.day('firstDay')}开始。`, '请交给现在在岗的人。'),
    'delegation-ended': (say) => three('没有办成：委托已经结束。', say.is('giverLeft', true) ? `委托您的${say.person('principal')}已经不在${say.post('post')}，委托跟着失效。` : `${say.person('principal')}委托您到${say.day('lastDay')}为止。`, '请交给在岗的人，或者请他重新委托。'),
    'delegation-not-begun': (say) => three('没有办成：委托还没有开始。', `${say.person('principal')}的委托从${say.day('firstDay')}开始。`, '请等到那一天，或者交给在岗的人。'),
    'other-unit': (say) => three('没有办成：这一件不归您的单位。', `您的岗位在${say.unit('unit')}，这一件是${say.unit('wanted')}的。`, '请交给那个单位的人。'),
    'changed-meanwhile': (say) => three('没有办成：刚才别人先办了。', `您打开页面以后，${say.person('takenBy')}${say.has('takenAt') ? `在${say.time('takenAt')}` : ''}办了${say.step('node')}。`, '请看新的情况，再决定。您写的还在。'),
    'key-reused': () => three('没有办成：这张表已经交过，内容却不一样。', '一张表只能交一次。', '请重新打开页面再填一次。'),
    'wrong-number': () => three('没有查到。', '编号或密码不对，或者这一件不存在。', '请看着回执单，再输一遍。丢了回执，请到受理窗口问。'),
    'wrong-login-or-password': () => three('没有登录成功。', '账号或者密码不对。', '请看清楚大小写，再输一遍。连错 5 次会锁 15 分钟。忘了密码，请找账号管理员重置。'),
    'locked-for-now': (say) => three('先不能登录。', '10 分钟里错了 5 次，为了安全先锁住。', `请过 ${say.count('minutes')} 分钟再试。忘了密码，请找账号管理员重置。`),
    'account-frozen': () => three('没有登录成功：这个账号已经停用。', '账号管理员停用了它。', '还要用，请找账号管理员。'),
    'wrong-code': () => three('验证码不对。', '验证码 30 秒换一次，每个只能用一次。', '请看手机上的验证器，输现在的 6 位数字。总是不对，请核对手机时间。'),
    'password-too-weak': (say) => three('新密码没有存上。', weakness(say), '请换一个长一点、别人猜不到的。几个不相干的词连起来就很好。'),
    'passwords-differ': () => three('新密码没有存上。', '两次写的不一样。', '请把新密码再写两遍。'),
    'sign-in-needed': () => three('没有办成：您还没有登录，或者登录已经过期。', '15 分钟没有动，系统会自动退出，防止别人用您的账号。', '请在新窗口登录，再回到这一页重新交。先把写的内容复制下来。'),
    'second-factor-needed': () => three('没有办成：还差一步登录。', '输了密码，还要输验证码。', '请先输验证码。'),
    'password-change-needed': () => three('没有办成：要先改密码。', '初始密码和用满 180 天的密码，改了才能办事。', '请先改密码。'),
    'plain-http': () => three('这里不能登录。', '现在的连接没有加密，密码会被别人看到。', '请用 https 开头的地址打开，或者告诉系统管理员。'),
    'bad-request': () => three('没有看懂这个请求。', '地址或者内容的格式不对。', '请返回上一页，再试一次。'),
    'field-errors': (say) => three('还没有交上：有几处要改。', say.has('fields') ? `要改的是：${say.fields('fields')}。` : '有几项写得不对。', '请改好再交。已经写的都还在。'),
    'bad-key': () => three('还没有交上：表单不完整。', '缺少防止重复提交的号码。', '请刷新页面，再交一次。'),
    'csrf-failed': (say) => three('还没有交上：要再确认一次。', '这张表打开太久，或者不是从本站的页面交来的。为了防止别人冒用，没有收。', say.is('kept', true) ? '您写的还在。请看一遍，没有错就再交一次。' : '如果是您自己填的，请返回上一页，刷新后再交。什么都没有改动。'),
    'not-found': () => three('没有找到这一页。', '地址不对，或者它不存在，或者不给您看。', '请核对地址，或者回首页找。'),
    'too-large': () => three('没有收下：内容太多。', '一次最多 64 KB，大约两万个字。', '请写短一点再交。'),
    'wrong-content-type': () => three('没有收下：格式不对。', '只收网页表单和 JSON。', '请从本站的页面交。'),
    'too-many-requests': (say) => three('请慢一点。', '这台设备或这个网络短时间里来得太多。', `请过 ${Math.max(1, say.count('seconds'))} 秒再试。`),
    'server-fault': (say) => three('我们出错了，没有办成。', '这是系统的毛病，不是您的错。', `请过一会儿再试。还不行，请打 12345，告诉他们时间${say.has('at') ? `：${say.time('at')}` : ''}。`),
    'not-ready': () => three('系统还没有准备好。', '正在启动，或者数据库一时连不上。', '请过一分钟再试。'),
  },
};

function attendance(say: Say): string {
  if (say.is('what', 'not-on-the-roll')) return '有人不在成员名单上，不能到会表决。';
  if (say.is('what', 'named-twice')) return '同一个人写了两次。';
  if (say.is('what', 'more-votes-than-voters')) return `票数加起来是 ${say.count('cast')}，能表决的只有 ${say.count('entitled')} 人。`;
  return '票数要写成 0 或者更大的整数。';
}

function weakness(say: Say): string {
  if (say.is('reason', 'short')) return `密码至少要 ${say.count('least')} 个字。`;
  if (say.is('reason', 'login')) return '密码里不能有账号。';
  if (say.is('reason', 'same')) return '不能和现在的密码一样。';
  return '这个密码太常见，别人一猜就中。';
}
