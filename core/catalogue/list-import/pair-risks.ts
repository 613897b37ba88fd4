import type { RiskLevel } from '../../chart/chart.ts';
import type { ListFinding, ListFindingCode, ListRisk } from './list-item.ts';
import { readLevels } from './risk-level.ts';
import { splitListWithMarks } from './split-list.ts';
import { splitStage } from './stage-text.ts';

/** A cell of one of the columns that build risks; `to` is the last row that it covers. */
export type RiskCell = { readonly row: number; readonly to: number; readonly column: number; readonly text: string };

/** The cells of one item that build its risks, each list in the order of rows. */
export type RiskCells = {
  readonly point: readonly RiskCell[];
  readonly what: readonly RiskCell[];
  readonly stage: readonly RiskCell[];
  readonly level: readonly RiskCell[];
  readonly prevention: readonly RiskCell[];
  readonly owner: readonly RiskCell[];
};

/** What the sheet says about scales, and where findings go. */
export type RiskSetting = { readonly sheet: string; readonly isReversed: boolean; readonly report: (finding: ListFinding) => void };

/** Result, and whether a level was a step of a scale (一级, A). */
export type PairedRisks = { readonly risks: readonly ListRisk[]; readonly scale: boolean };

type Draft = {
  readonly row: number;
  readonly mark: string;
  stage: string | null;
  level: RiskLevel | null;
  what: string;
  prevention: string | null;
  owner: string | null;
};

/**
 * Builds the risks of an item. A level, measure or owner cell counts for the risks of the rows it covers. A list in it is
 * paired one to one when the numbers agree, there or down to the column's next cell; one value goes to all that the cell
 * covers; everything else is asked.
 */
export function pairRisks(cells: RiskCells, setting: RiskSetting): PairedRisks {
  const drafts = draftRisks(cells);
  let scale = false;
  for (const one of reach(cells.level, drafts)) scale = setLevels(one, setting) || scale;
  for (const one of reach(cells.prevention, drafts)) setPrevention(one, setting);
  for (const one of reach(cells.owner, drafts)) setOwner(one, setting);
  return { risks: drafts.map(({ stage, level, what, prevention, owner }) => ({ stage, level, what, prevention, owner })), scale };
}

function draftRisks(cells: RiskCells): readonly Draft[] {
  const bodies = cells.what.length > 0 ? cells.what : cells.point;
  return bodies.flatMap(({ row, text }) => {
    const stage = cells.stage.findLast((one) => one.row <= row)?.text ?? null;
    const entries = withoutPreamble(text);
    const points = cells.what.length > 0 ? pointsFor(cells.point, row, entries.length) : [];
    return entries.map((entry, index): Draft => {
      const staged = splitStage(entry.text);
      const point = points[index];
      const what = point === undefined || point === staged.text ? staged.text : `${point}：${staged.text}`;
      return { row, mark: entry.mark, stage: staged.stage ?? stage, level: null, what, prevention: null, owner: null };
    });
  });
}

/** Words before the first number belong to the first risk: they are no risk of their own. */
function withoutPreamble(text: string): readonly { readonly mark: string; readonly text: string }[] {
  const entries = splitListWithMarks(text);
  const [first, second, ...rest] = entries;
  if (first === undefined || second === undefined || first.mark !== '' || second.mark === '') return entries;
  return [{ mark: second.mark, text: `${first.text}${second.text}` }, ...rest];
}

function pointsFor(points: readonly RiskCell[], row: number, count: number): readonly string[] {
  const cell = points.findLast((one) => one.row <= row);
  if (cell === undefined) return [];
  const entries = splitListWithMarks(cell.text).map((entry) => entry.text);
  if (entries.length === count) return entries;
  return Array.from({ length: count }, () => entries.join('；'));
}

/** `risks` are those of the rows that the cell covers, `wide` those down to the next cell of the column. */
type Reach = { readonly cell: RiskCell; readonly risks: readonly Draft[]; readonly wide: readonly Draft[] };

/** A cell below the last risk counts for the last one. */
function reach(cells: readonly RiskCell[], drafts: readonly Draft[]): readonly Reach[] {
  const columns = [...new Set(cells.map(({ column }) => column))];
  return columns.flatMap((column) => {
    const own = cells.filter((cell) => cell.column === column);
    return own.map((cell, index) => {
      const wide = drafts.filter(({ row }) => row >= cell.row && row < (own[index + 1]?.row ?? Infinity));
      const risks = wide.filter(({ row }) => row <= cell.to);
      return { cell, wide, risks: risks.length > 0 ? risks : wide.length > 0 ? wide : drafts.slice(-1) };
    });
  });
}

type Question = { readonly code: ListFindingCode; readonly facts?: NonNullable<ListFinding['facts']> };

function ask(question: Question, cell: RiskCell, setting: RiskSetting): void {
  setting.report({ sheet: setting.sheet, row: cell.row, column: cell.column, value: cell.text, ...question });
}

function setLevels({ cell, risks, wide }: Reach, setting: RiskSetting): boolean {
  const read = readLevels(cell.text, setting.isReversed);
  if (read.kind === 'unknown') {
    ask({ code: 'unknown-level' }, cell, setting);
    return false;
  }
  if (read.kind === 'one') {
    for (const risk of risks) risk.level = read.level;
  } else if (read.levels.length === wide.length) {
    for (const [index, risk] of wide.entries()) risk.level = read.levels[index] ?? null;
  } else ask({ code: 'level-count-differs', facts: { levels: read.levels.length, risks: wide.length } }, cell, setting);
  return read.scale;
}

function setPrevention({ cell, risks, wide }: Reach, setting: RiskSetting): void {
  const entries = splitListWithMarks(cell.text);
  const texts = entries.map((entry) => entry.text);
  const add = (risk: Draft, text: string): void => {
    const staged = splitStage(text);
    const bare = staged.stage !== null && staged.stage === risk.stage ? staged.text : text;
    risk.prevention = risk.prevention === null ? bare : `${risk.prevention}\n${bare}`;
  };
  if (texts.length > 1 && wide.length === texts.length) for (const [index, risk] of wide.entries()) add(risk, texts[index] ?? '');
  else if (texts.length <= 1 || risks.length <= 1) for (const risk of risks) add(risk, texts.join('\n'));
  else if (!addByPhase(entries, risks, add)) {
    for (const risk of risks) add(risk, texts.join('\n'));
    ask({ code: 'measures-count-differs', facts: { measures: texts.length, risks: risks.length } }, cell, setting);
  }
}

/** Pairs by the phase that both name; true when every risk got a measure and every measure a risk. */
function addByPhase(
  entries: readonly { readonly text: string }[],
  risks: readonly Draft[],
  add: (risk: Draft, text: string) => void,
): boolean {
  const staged = entries.map((entry) => splitStage(entry.text));
  const fits = staged.every(({ stage }) => stage !== null && risks.some((risk) => risk.stage === stage));
  if (!fits || !risks.every((risk) => staged.some(({ stage }) => stage === risk.stage))) return false;
  for (const risk of risks) for (const { stage, text } of staged) if (stage === risk.stage) add(risk, text);
  return true;
}

function setOwner({ cell, risks }: Reach, setting: RiskSetting): void {
  const entries = splitListWithMarks(cell.text);
  const isNumbered = entries.length > 1 && entries.every(({ mark }) => mark !== '');
  if (isNumbered && entries.length !== risks.length)
    ask({ code: 'owners-count-differs', facts: { owners: entries.length, risks: risks.length } }, cell, setting);
  for (const [index, risk] of risks.entries()) {
    const text =
      isNumbered && entries.length === risks.length ? (entries[index]?.text ?? '') : entries.map((entry) => entry.text).join('、');
    risk.owner = risk.owner === null ? text : `${risk.owner}、${text}`;
  }
}
