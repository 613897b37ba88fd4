import type { ChartError, ChartErrorCode } from '../core/chart/chart-error.ts';

/** Chinese sentences of what can be wrong with a chart while it is drawn; a code without one of its own is told by its kind. */
const sentences: Partial<Readonly<Record<ChartErrorCode, string>>> = {
  'chart-too-large': '流程图太大了，请拆成几张。',
  'text-empty': '有的地方没有写字。',
  'text-too-long': '有的文字太长。',
  'duplicate-node': '两个步骤用了同一个代号。',
  'unknown-node': '有连线指向不存在的步骤。',
  'no-start': '没有开始。',
  'several-starts': '有好几个开始，只能有一个。',
  'no-end': '没有结束。',
  'no-way-on': '办到这里就断了，没有下一步。',
  'unreachable-node': '这一步永远走不到。',
  'no-end-reachable': '从这里走不到结束。',
  'back-edge-without-max': '退回没有写最多几次。',
  'no-posts': '没有写由哪个岗位来办。',
  'no-outcomes': '没有写办理结果。',
  'too-few-actors': '至少要有一个人来办。',
  'field-without-disclosure': '表单项目没有写公开到什么程度。',
  'field-without-purpose': '表单项目没有写为什么要填。',
  'field-without-mask': '要打码公开的项目没有写怎么打码。',
  'notice-shows-unknown-field': '公示里写了表单上没有的项目。',
  'notice-shows-restricted-field': '公示里写了不能公开的项目。',
  'outcome-not-covered': '有一种结果没有写往哪里走。',
  'conditions-gap': '有一种情况没有写往哪里走。',
  'conditions-overlap': '有一种情况写了两个去处。',
  'net-deadlock': '办到这里会卡住。',
  'net-livelock': '办到这里会一直绕圈。',
  'net-dead-node': '这一步永远办不到。',
  'net-too-large': '流程图的走法太多，没有算完。',
};

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^(branch|xor|condition|several-otherwise|outcome)/, '分岔的条件没有写对。'],
  [/^(constraint|bod|at-most)/, '回避和分离的要求没有写对。'],
  [/^(variant)/, '特殊通道没有写对。'],
  [/^(net|join|and)/, '流程图走不通。'],
  [/field|choices|mask|notice/, '表单没有写对。'],
];

/** What is wrong with a chart, in a sentence. */
export function chartErrorSentence({ code }: ChartError): string {
  return sentences[code] ?? kinds.find(([pattern]) => pattern.test(code))?.[1] ?? '这里没有写对。';
}
