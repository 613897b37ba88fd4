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

/** Steps of the item page as they are drawn on paper; `steps` are all of them. */
export function chartSteps(
  shown: readonly StepView[],
  detail: Detail,
  around: { readonly steps: readonly StepView[]; readonly words: Messages },
): readonly ChartStep[] {
  const { words } = around;
  return shown.map((step) => {
    const main = step.after === null;
    return {
      number: step.number,
      shape: shapeOf(step.kind),
      lane: step.lane,
      main,
      title: step.plainName,
      corner: cornerOf(step, words),
      facts: factsOf(step, detail.all, words),
      ways: step.branches.map((way) => wayOf(way, step, around)),
      risks: risksOf(step, detail, words),
    };
  });
}

/** A way in words, a return named as one. */
export function wayOf(
  way: BranchView,
  step: StepView,
  { steps, words }: { readonly steps: readonly StepView[]; readonly words: Messages },
): StepWay {
  const back = way.back && way.numbers.every((number) => isReturn(step, steps[number - 1]));
  const named = back && !way.label.startsWith(words.step.back) ? `${words.step.back}${way.to}` : way.to;
  return { ...way, back, to: named };
}

/**
 * On paper the side steps stand behind the others by their numbers, and no longer behind the step that they leave. So a return leads to a
 * step of the normal case that is no later than where the matter left it, or to a side step from which it came; a refusal that many steps
 * share is none.
 */
function isReturn(step: StepView, target: StepView | undefined): boolean {
  if (target === undefined) return false;
  if (target.after === null) return target.number <= (step.after ?? step.number);
  return target.number === step.number || target.branches.some(({ numbers }) => numbers.includes(step.number));
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
