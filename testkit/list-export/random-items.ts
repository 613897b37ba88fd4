import fc from 'fast-check';

import type { ListItem } from '../../core/catalogue/list-import/list-item.ts';

/** Words as offices use them; no number, no phase and no heading among them. */
const words = [
  '公示材料',
  '说明理由',
  '入户核查',
  '两人签字',
  '不予登记',
  '优亲厚友',
  '当场答复',
  '收受礼金',
  '集体商量',
  '按时发钱',
  '甲村',
  '低保户',
];
/** What makes cells hard to read: numbers of every style, phases, signs of lists, markup, formulas, breaks. */
const traps = [
  ...[
    '1.',
    '2.',
    '2、',
    '（2）',
    '②',
    '二、',
    '第二，',
    '1.2',
    '3.5万元',
    '；',
    '。',
    '：',
    '受理风险：',
    '审查阶段责任：',
    '《办法》',
    '-',
    '●',
  ],
  ...['<b>', '&amp;', '=1+1', '+86', '@甲', '\t', '\n', '|', '"', "'", ' ', '　', '/', '合计', '注：', '高', '1中2低', '\u200b', '𠮷'],
];

/** Random items of a list: ordinary ones hold words alone, nasty ones whatever a tired typist leaves. */
export function randomListItems(kind: 'nasty' | 'ordinary'): fc.Arbitrary<readonly ListItem[]> {
  return fc.array(kind === 'ordinary' ? ordinaryItem : nastyItem, { minLength: 1, maxLength: 6 }).map((items) =>
    // A name and a code of its own for each, so that none is taken for another.
    items.map((item, at) => ({ ...item, name: `${item.name ?? ''}${'甲乙丙丁戊己'.charAt(at)}`, code: `QX-${String(at)}` })),
  );
}

const sentence = fc
  .tuple(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }), fc.constantFrom('', '。'))
  .map(([parts, end]) => `${parts.join('')}${end}`);
const nasty = fc.array(fc.constantFrom(...words, ...traps), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const phase = fc.constantFrom(null, '受理', '审查', '决定', '公示', '核查');
const level = fc.constantFrom('high' as const, 'middle' as const, 'low' as const);

const ordinaryItem = itemOf(sentence);
const nastyItem = itemOf(fc.oneof(sentence, nasty));

function itemOf(text: fc.Arbitrary<string>): fc.Arbitrary<ListItem> {
  const some = fc.uniqueArray(text, { maxLength: 5 });
  return fc.record({
    sheet: fc.constant(''),
    rows: fc.constant([0, 0] as const),
    code: fc.constant(null),
    name: fc.constantFrom(...words),
    subItem: fc.option(fc.constantFrom(...words)),
    powerType: fc.option(fc.constantFrom('行政给付', '行政确认', '其他权力')),
    category: fc.option(fc.constantFrom(...words)),
    content: fc.option(text),
    posts: fc.uniqueArray(fc.constantFrom(...words), { maxLength: 3 }),
    basis: some.map((list) => list.map((one) => `《${one.replaceAll(/[《》\s。]/g, '')}》第12条`)),
    responsibilities: fc.array(fc.record({ stage: phase, text }), { maxLength: 5 }),
    accountability: some,
    risks: risksOf(text),
    forbidden: some,
    remark: fc.option(text),
    other: fc.constant([]),
  });
}

/** Risks that all name their phase, or none does: an empty cell under a phase means the phase above. */
function risksOf(text: fc.Arbitrary<string>): fc.Arbitrary<ListItem['risks']> {
  const risk = fc.record({ stage: phase, level, what: text, prevention: text, owner: fc.constantFrom('王某甲', '李某乙') });
  return fc
    .tuple(fc.array(risk, { minLength: 1, maxLength: 5 }), fc.boolean())
    .map(([risks, staged]) => risks.map((one) => ({ ...one, stage: staged ? (one.stage ?? '受理') : null })));
}
