import { type AlertSentences, three } from '../refusal-words.ts';

/** Refusals of acts on alerts, in Chinese. */
export const alertRefusals: AlertSentences = {
  'alert-unknown': () => three('没有找到这个问题。', '它不存在，或者不给您看。', '请回到清单再找。'),
  'alert-not-here': () => three('没有办成：现在不在这一步。', '别人已经办过，或者还没有轮到。', '请看页面上现在的情况。'),
  'alert-not-supervisor': () => three('您不能办这一步。', '核实、复核和回头看，由管这个单位的纪检岗位办。', '请交给他们办。'),
  'alert-not-of-unit': () => three('您不能替这个单位答复。', '自查由这个单位自己的负责人答复。', '请找这个单位的负责人。'),
  'alert-of-own-unit': () => three('您不能核实这个问题。', '您在这个单位有岗位，自己单位的事要请外面的人看。', '请交给别的核实人。'),
  'alert-concerns-you': () => three('您不能办这一步。', '这些记录里有您经手的事。', '您可以写说明，由别人来核实。'),
  'alert-concerns-kin': (say) =>
    three(
      '您不能核实这个问题。',
      say.isReader('reader') ? '记录里经手的人是您的近亲属。' : '这个问题要请另一位同事核实。',
      '请交给别的核实人。',
    ),
  'alert-not-concerned': () => three('不用您写说明。', '这些记录里没有您经手的事。', '您不用做什么。'),
  'alert-awaits-unit': (say) =>
    three('现在还不能核实。', `先请单位自查，最后一天是${say.day('dueDay')}。`, '请等单位答复，或者过了这一天再看。'),
  'alert-second-person': (say) =>
    three('要换一个人看。', `${say.person('first')}已经看过一遍，第二遍要由另一个人看。`, '请找另一位核实人。'),
  'alert-verifiers-related': () => three('要换一个人看。', '两个核实人之间要没有利害关系。', '请找另一位核实人。'),
  'alert-nothing-found': () => three('现在还不能同意。', '还没有人写第一遍的结论。', '请先看材料，写下您的结论。'),
  'alert-remedy-unfit': () =>
    three(
      '没有存上：结论和后面要做的事对不上。',
      '有问题的要整改。合理例外要登记或者设一个会到期的例外。规则问错了要改规则。',
      '请重新选后面要做的事。',
    ),
  'alert-days-unfit': (say) =>
    three('没有存上：天数不对。', `最少 ${say.count('least')} 天，最多 ${say.count('most')} 天。`, '请改一个天数。'),
  'alert-own-fix': () => three('您不能复核自己的整改。', '谁整改的，就要由别人来看改好没有。', '请交给别的复核人。'),
  'alert-place-unknown': () => three('没有存上：流程图里没有这个地方。', '销号要写清问题出在哪个事项、哪一步。', '请从清单里选。'),
  'alert-already-opened': () => three('已经打开了。', '您写过理由，一小时内都能看。', '请在这一页上看。'),
  'alert-no-breach': () => three('现在不能移送。', '要有两个人核实为违纪，而且只移送一次。', '请先核实。'),
  'alert-only-leader': () => three('您不能移送线索。', '移不移送，由纪委监委负责人定。', '请报告负责人。'),
};
