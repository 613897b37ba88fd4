import { type RuleSentences, three } from '../refusal-words.ts';

/** Refusals of the workshop of rules, in Chinese. */
export const ruleRefusals: RuleSentences = {
  'rule-too-early': (say) =>
    three('没有记上：生效的日子太早。', '批准以后要先影子运行三十天，看看会多问什么、少问什么。', `请写${say.day('earliest')}或者更晚。`),
  'rule-proposal-unknown': () => three('没有找到这个建议。', '可能已经换了一条规则。', '请回到规则再看。'),
  'rule-proposal-settled': () => three('没有记上：这个建议已经定了。', '一个建议只定一次。', '请刷新看结果；要改就重新提。'),
  'rule-second-person': () => three('没有批准：这是您自己提的。', '规则里的数要两个人定，提的人不能批。', '请另一位同事看。'),
  'rule-trial-busy': () => three('现在不能试算。', '别的同事正在试算，一次只算一个。', '请过一会儿再试。'),
  'parameter-unknown': () => three('没有这个参数。', '规则里没有这个名字的参数。', '请从规则页上选一个参数。'),
  'parameter-unreadable': () => three('这个值写得不对。', '它和参数的类型合不上。', '请照现在的值那样写，数字只写数字。'),
  'room-has-no-snapshot': () => three('还不能试算。', '还没有比对过登记数据。', '请先放好登记数据，等夜里比对过再来。'),
};
