import type { Change } from '../core/catalogue/draft/change.ts';
import { labelOf, stepLabelOf } from './field-labels.ts';
import { valueText } from './value-text.ts';

/** What changed, as sentences in the order of the changes: 第 3 步“入户调查”：时限 10 个工作日→7 个工作日。 */
export function differenceSentences(changes: readonly Change[]): readonly string[] {
  return changes.map(sentenceOf);
}

/** The same as rows of a table: where, what it was, what it is. */
export function differenceRows(changes: readonly Change[]) {
  return changes.map((change) => ({
    field: change.field,
    step: change.step?.id ?? null,
    label: `${placeOf(change)}${nameOf(change)}`,
    before: valueText(change.before),
    after: valueText(change.after),
  }));
}

function sentenceOf(change: Change): string {
  const place = placeOf(change);
  const name = nameOf(change);
  if (change.field === 'step') return change.kind === 'added' ? `新增${place.replace(/：$/, '')}。` : `删去${place.replace(/：$/, '')}。`;
  switch (change.kind) {
    case 'added':
      return ended(`${place}新增${name}：${short(change.after)}`);
    case 'removed':
      return ended(`${place}删去${name}：${short(change.before)}`);
    case 'reordered':
      return `${place}${name}换了先后顺序。`;
    case 'changed':
      return changedSentence(place + name, short(change.before), short(change.after));
  }
}

function changedSentence(name: string, before: string, after: string): string {
  if (before === after) return `${name}有改动。`;
  if (before === '') return ended(`写上了${name}：${after}`);
  return after === '' ? `删去了${name}。` : ended(`${name} ${before}→${after}`);
}

function placeOf({ step }: Change): string {
  if (step === null) return '';
  return step.number === null ? `“${step.name}”：` : `第 ${step.number} 步“${step.name}”：`;
}

function nameOf({ step, field }: Change): string {
  if (field === 'step') return '';
  return step === null ? labelOf(field) : stepLabelOf(field);
}

/** A sentence is read at a glance: the table has the rest. */
function short(value: unknown): string {
  const text = valueText(value).replace(/\s+/g, ' ');
  return [...text].length > 60 ? `${[...text].slice(0, 59).join('')}…` : text;
}

function ended(text: string): string {
  return /[。！？…]$/.test(text) ? text : `${text}。`;
}
