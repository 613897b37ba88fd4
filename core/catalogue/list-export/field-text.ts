import type { RiskLevel } from '../../chart/chart.ts';
import type { Field } from '../list-import/field-names.ts';
import type { ListDuty, ListItem, ListRisk } from '../list-import/list-item.ts';
import { splitCitations, splitList, splitWords } from '../list-import/split-list.ts';
import { splitAtStages, splitStage } from '../list-import/stage-text.ts';
import { joinList } from './join-list.ts';
import type { LayoutColumn } from './list-layout.ts';

/** A value of a cell: a number stays one, null is an empty cell. */
export type CellValue = string | number | null;

const levelWords: Readonly<Record<RiskLevel, string>> = { high: '高', middle: '中', low: '低' };

/** Members of an item that stand in a cell as they are. */
const plain: Readonly<Partial<Record<Field, (item: ListItem) => string | null>>> = {
  name: (item) => item.name,
  code: (item) => item.code,
  sub_item: (item) => item.subItem,
  power_type: (item) => item.powerType,
  category: (item) => item.category,
  content: (item) => item.content,
  remark: (item) => item.remark,
};

/** Members of an item that are lists. */
const lists: Readonly<Partial<Record<Field, (item: ListItem) => string | null>>> = {
  basis: (item) => listText(item.basis, splitCitations),
  responsibilities: (item) => dutyText(item.responsibilities),
  accountability: (item) => listText(item.accountability, splitList),
  forbidden: (item) => listText(item.forbidden, splitList),
  posts: (item) => wordsText(item.posts),
};

/** What a column holds of an item; `number` is its place in the list. Risks of several are numbered in one cell. */
export function fieldText(item: ListItem, column: LayoutColumn, number: number): CellValue {
  const { field, heading } = column;
  if (field === 'ignore') return number;
  if (field === 'risk_count') return item.risks.length;
  if (isRiskField(field)) return riskText(item.risks, field);
  const text = (plain[field] ?? lists[field])?.(item);
  return text === undefined ? (item.other.find((one) => one.heading === heading)?.text ?? null) : text;
}

/** Fields that are told of each risk. */
export type RiskField = 'stage' | 'risks.point' | 'risks.what' | 'risks.level' | 'risks.prevention' | 'risks.owner';

const riskFields: readonly Field[] = ['stage', 'risks.point', 'risks.what', 'risks.level', 'risks.prevention', 'risks.owner'];

/** True for what has a value for each risk. */
export function isRiskField(field: Field): field is RiskField {
  return riskFields.includes(field);
}

/** What a column holds of one risk that has a row of its own; its phase has a column too. */
export function riskCell(risk: ListRisk, field: RiskField): string | null {
  switch (field) {
    case 'stage':
      return risk.stage;
    case 'risks.point':
    case 'risks.what':
      return listText([risk.what], splitList);
    case 'risks.level':
      return risk.level === null ? null : levelWords[risk.level];
    case 'risks.prevention':
      return risk.prevention;
    case 'risks.owner':
      return risk.owner;
  }
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function listText(entries: readonly string[], split: (text: string) => readonly string[]): string | null {
  return joinList(entries, { reads: (text) => same(split(text), entries) }) || null;
}

function wordsText(words: readonly string[]): string | null {
  const flat = words.join('、');
  return same(splitWords(flat), words) ? flat || null : listText(words, splitWords);
}

function dutyText(duties: readonly ListDuty[]): string | null {
  const entries = duties.map(({ stage, text }) => (stage === null ? text : `${stage}阶段责任：${text}`));
  const reads = (text: string): boolean => same(splitList(text).flatMap(splitAtStages).map(splitStage), duties);
  return joinList(entries, { reads }) || null;
}

function staged({ stage, what }: ListRisk): string {
  return stage === null ? what : `${stage}风险：${what}`;
}

/** The risks of an item in one cell. */
function riskText(risks: readonly ListRisk[], field: RiskField): string | null {
  const values = (of: (risk: ListRisk) => string | null): readonly string[] => risks.flatMap((risk) => of(risk) ?? []);
  switch (field) {
    case 'stage':
      return null;
    case 'risks.point':
    case 'risks.what':
      return numberedList(risks.map(staged));
    case 'risks.level':
      return levelText(risks);
    case 'risks.prevention':
      return numberedList(values((risk) => risk.prevention));
    case 'risks.owner': {
      const owners = values((risk) => risk.owner);
      const [first] = owners;
      if (first !== undefined && owners.length === risks.length && owners.every((owner) => owner === first)) return first;
      return numberedList(owners);
    }
  }
}

function numberedList(entries: readonly string[]): string | null {
  return joinList(entries, { reads: (text) => same(splitList(text), entries), numbersOne: true }) || null;
}

/** `1中2低`: how many of each, in the order of the risks. */
function levelText(risks: readonly ListRisk[]): string | null {
  let text = '';
  for (let at = 0; at < risks.length;) {
    const { level } = risks[at] ?? { level: null };
    let count = 1;
    while (at + count < risks.length && risks[at + count]?.level === level) count += 1;
    if (level !== null) text += `${String(count)}${levelWords[level]}`;
    at += count;
  }
  return text || null;
}
