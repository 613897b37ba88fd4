import { type Domain, domainsOf } from '../../../core/chart/case-fact.ts';
import type { Chart, FormField } from '../../../core/chart/chart.ts';
import type { Condition, Constant } from '../../../core/chart/condition.ts';

const factWords: Readonly<Record<string, string>> = {
  'case.kin-registered': '申请人和经办人有亲属关系',
  'case.channel': '从哪里申请的',
  'case.objections': '收到的意见数',
  'case.objections-upheld': '成立的意见数',
  'case.rounds': '退回的次数',
};

const channelWords: Readonly<Record<string, string>> = { village: '村里', hall: '大厅', online: '网上', home: '上门' };

/** What a condition may ask: id, words, the values it can take in words. */
export type Asked = {
  readonly field: string;
  readonly word: string;
  readonly domain: Domain;
  readonly values: readonly (readonly [Constant, string])[];
};

/** Everything that conditions of the chart may ask, forms first. Texts are not compared. */
export function askedOf(chart: Chart): readonly Asked[] {
  const fields = new Map<string, FormField>(
    chart.nodes.flatMap((node) => ('form' in node ? node.form.map((field) => [`form.${field.id}`, field] as const) : [])),
  );
  return [...domainsOf(chart)]
    .filter(([, domain]) => domain.type !== 'text')
    .map(([field, domain]) => {
      const own = fields.get(field);
      const word = own === undefined ? (factWords[field] ?? field) : own.label === '' ? own.id : own.label;
      const choice = (id: string): string => own?.choices.find((one) => one.id === id)?.label ?? channelWords[id] ?? id;
      return { field, word, domain, values: valuesOf(domain, choice) };
    });
}

function valuesOf(domain: Domain, word: (id: string) => string): Asked['values'] {
  if (domain.type === 'choice') return domain.ids.map((id) => [id, word(id)] as const);
  return domain.type === 'yes-no'
    ? [
        [true, '是'],
        [false, '否'],
      ]
    : [];
}

/** Comparisons that fit the kind of a value. */
export function operatorsOf(domain: Domain): readonly (readonly [Comparing, string])[] {
  const same = [
    ['eq', '是'],
    ['ne', '不是'],
  ] as const;
  if (domain.type === 'yes-no' || domain.type === 'choice') return same;
  return [['ge', '不少于'], ['gt', '多于'], ['le', '不多于'], ['lt', '少于'], ...same] as const;
}

/** Operators of a comparison with one constant. */
export type Comparing = Extract<Condition, { readonly value: Constant }>['op'];

const words: Readonly<Record<Comparing, string>> = { eq: '是', ne: '不是', ge: '不少于', gt: '多于', le: '不多于', lt: '少于' };

/** A condition as a sentence for people. */
export function conditionText(condition: Condition, asked: readonly Asked[]): string {
  const about = (field: string): Asked | undefined => asked.find((one) => one.field === field);
  const value = (field: string, constant: Constant): string =>
    about(field)?.values.find(([one]) => one === constant)?.[1] ?? String(constant);
  if ('all' in condition) return condition.all.map((part) => conditionText(part, asked)).join(condition.op === 'and' ? '，并且' : '，或者');
  if ('of' in condition) return `不满足（${conditionText(condition.of, asked)}）`;
  const said = `“${about(condition.field)?.word ?? condition.field}”`;
  if ('values' in condition) return `${said}是${condition.values.map((one) => value(condition.field, one)).join('、')}`;
  return `${said}${words[condition.op]}${value(condition.field, condition.value)}`;
}
