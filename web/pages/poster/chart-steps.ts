import type { BranchView, StepView } from '../../../contract/public-views.ts';
import type { ChartStep, StepWay } from '../../../core/chart/layout/chart-step.ts';
import type { Messages } from '../../ui/messages/zh-CN.ts';

/** How much is told on paper. What is left out is behind the QR code, and the sheet says so. */
export type Detail = {
  readonly prevention: boolean;
  /** Where, what one gets, what runs beside, what is forbidden. */
  readonly all: boolean;
  /** Steps that not every case passes: as cards, as short paragraphs, or only named. */
  readonly sides: 'cards' | 'short' | 'named';
};

/** From everything to the least. */
export const details: readonly Detail[] = [
  { prevention: true, all: true, sides: 'cards' },
  { prevention: false, all: true, sides: 'cards' },
  { prevention: false, all: true, sides: 'short' },
  { prevention: false, all: false, sides: 'short' },
  { prevention: false, all: false, sides: 'named' },
];

/** The steps of the item page as they are drawn on paper. */
export function chartSteps(steps: readonly StepView[], detail: Detail, words: Messages): readonly ChartStep[] {
  return steps.map((step) => {
    const main = step.after === null;
    return {
      number: step.number,
      shape: shapeOf(step.kind),
      lane: step.lane,
      main,
      title: step.plainName,
      corner: cornerOf(step, words),
      facts: factsOf(step, detail.all, words),
      ways: step.branches.map((way) => wayOf(way, step, words)),
      risks: risksOf(step, detail, words),
    };
  });
}

/**
 * On paper a step stands at the place of its number, so only what leads to a smaller one is a return; the page folds side steps behind
 * the step that they leave.
 */
export function wayOf(way: BranchView, step: StepView, { step: words }: Messages): StepWay {
  const back = way.back && way.numbers.every((number) => number <= step.number);
  const named = back && !way.label.startsWith(words.back) ? `${words.back}${way.to}` : way.to;
  return { ...way, back, to: named };
}

function shapeOf(kind: StepView['kind']): ChartStep['shape'] {
  switch (kind) {
    case 'decision':
    case 'vote':
      return 'decision';
    case 'notice':
      return 'notice';
    case 'end':
      return 'end';
    case 'step':
    case 'wait':
    case 'citizen':
      return 'step';
  }
}

function cornerOf(step: StepView, { step: words, poster }: Messages): string {
  const lane = step.kind === 'citizen' ? [] : [words.lanes[step.lane] ?? ''];
  const from = step.after === null ? [] : [poster.sideFrom(step.after)];
  return [...from, words.kind[step.kind], ...lane].join(' · ');
}

function factsOf(step: StepView, full: boolean, { step: words, risk }: Messages): ChartStep['facts'] {
  const beside = step.beside.length === 0 ? null : words.besideSteps(step.beside.join(words.besideJoin));
  const always = [
    [words.who, step.who],
    [words.howLong, step.howLong],
    [words.rule, step.rule],
  ] as const;
  const more = [
    [words.where, step.where],
    [words.youGet, step.youGet],
    [words.beside, beside],
    [risk.forbiddenShort, step.forbidden.length === 0 ? null : step.forbidden.join('；')],
  ] as const;
  return [...always, ...(full ? more : [])].flatMap(([label, value]) => (value === null ? [] : [[label, withoutStop(value)] as const]));
}

/** Facts follow each other in a paragraph, where a full stop before the next label looks like a fault. */
function withoutStop(text: string): string {
  return text.replace(/。$/, '');
}

function risksOf(step: StepView, detail: Detail, { risk: words }: Messages): ChartStep['risks'] {
  return step.risks.map(({ level, what, prevention }) => ({
    level,
    word: words[level],
    text: what,
    prevention: detail.prevention && prevention !== '' ? ([words.prevention, prevention] as const) : null,
  }));
}
