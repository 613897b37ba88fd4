import type { PosterView } from '../../../contract/poster.ts';
import { stepBlocks } from '../../../core/chart/layout/chart-blocks.ts';
import type { Block } from '../../../core/chart/layout/flow.ts';
import { type Piece, space, stack } from '../../../core/chart/layout/piece.ts';
import type { Messages } from '../../ui/messages/zh-CN.ts';
import { chartSteps, type Detail } from './chart-steps.ts';
import { sidePiece } from './side-steps.ts';
import { factsRow, forbiddenPiece, headingPiece, legendPiece, materialsPiece, type Measure, notesPiece } from './sheet-parts.ts';

/** What stands above the columns of the first sheet: the four answers, what to bring, the heading of the steps with its legend. */
export function upperPiece(view: PosterView, measure: Measure, words: Messages): Piece {
  const { item } = view;
  const gap = space(measure.size * 0.35);
  const bring = headingPiece(words.item.bring, item.materials.length === 0 ? '' : words.item.bringHint(item.materials.length), measure);
  return stack([
    factsRow(item.facts, measure, words.item),
    gap,
    bring,
    item.materials.length === 0 ? notesPiece([['', words.item.bringNothing]], measure) : materialsPiece(item.materials, measure),
    gap,
    headingPiece(words.item.steps, words.item.stepsHint, measure),
    legendPiece(item.riskCounts, measure, words),
    gap,
  ]);
}

/** Everything that flows through the columns: steps of a normal case, those of the others, what is forbidden, where to turn, on what it rests. */
export function itemBlocks(view: PosterView, measure: Measure & { readonly detail: Detail }, words: Messages): readonly Block[] {
  const { item } = view;
  const { size, width, detail } = measure;
  const main = item.steps.filter((step) => step.after === null);
  return [
    ...stepBlocks(chartSteps(main, detail, { steps: item.steps, words }), size, width),
    ...sideBlocks(view, measure, words),
    ...(item.variants.length === 0
      ? []
      : [
          headingBlock(words.item.variants, '', measure),
          ...item.variants.map((variant) => plain(notesPiece([[`${variant.name}${words.poster.colon}`, variant.plainRule]], measure))),
        ]),
    ...(item.forbidden.length === 0
      ? []
      : [
          headingBlock(words.item.forbidden, words.item.forbiddenHint, measure),
          plain(forbiddenPiece(item.forbidden, measure, words.item.forbiddenMark)),
        ]),
    ...closingBlocks(view, measure, words),
  ];
}

function sideBlocks(view: PosterView, measure: Measure & { readonly detail: Detail }, words: Messages): readonly Block[] {
  const { size, width, detail } = measure;
  const sides = view.item.steps.filter((step) => step.after !== null);
  const [first, last] = [sides[0], sides.at(-1)];
  if (first === undefined || last === undefined) return [];
  const heading = headingBlock(words.poster.sides, words.poster.sidesHint, measure);
  switch (detail.sides) {
    case 'cards':
      return [heading, ...stepBlocks(chartSteps(sides, detail, { steps: view.item.steps, words }), size, width)];
    case 'short':
      return [heading, ...sides.map((step) => plain(sidePiece(step, measure, { steps: view.item.steps, words })))];
    case 'named': {
      const names = sides.map((step) => `${String(step.number)} ${step.plainName}`).join('；');
      return [
        plain(notesPiece([[`${words.step.side(first.number, last.number)}${words.poster.stop}`, `${names}${words.poster.stop}`]], measure)),
      ];
    }
  }
}

function closingBlocks(view: PosterView, measure: Measure & { readonly detail: Detail }, words: Messages): readonly Block[] {
  const { item } = view;
  const recourse = item.recourse.map(({ to, how }) => [`${to}${words.poster.colon}`, how] as const);
  const small = { ...measure, size: measure.size * 0.92 };
  const basis = basisTexts(item.basis, words);
  const notes = [
    ...(basis.length === 0 ? [] : [[`${words.poster.basis}${words.poster.colon}`, `${basis.join('；')}${words.poster.stop}`] as const]),
    ...(measure.detail.sides === 'cards' ? [] : [['', words.poster.shortened] as const]),
    ...(view.missing.length === 0 ? [] : [['', words.poster.missing(view.missing.join('、'))] as const]),
  ];
  return [
    ...(recourse.length === 0 ? [] : [headingBlock(words.item.recourse, '', measure), plain(notesPiece(recourse, measure))]),
    ...notes.map((note) => plain(notesPiece([note], small))),
  ];
}

/** The articles of one document that are in one state stand together: 《…》第 9、11、58 条. */
function basisTexts(basis: PosterView['item']['basis'], words: Messages): readonly string[] {
  const groups = new Map<string, PosterView['item']['basis'][number][]>();
  for (const citation of basis) {
    const key = JSON.stringify([citation.title, citation.state, /^\d+$/.test(citation.article)]);
    groups.set(key, [...(groups.get(key) ?? []), citation]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const doubt = first.state === 'in-force' ? '' : `（${words.citation[first.state]}）`;
    const articles = [...new Set(group.map(({ article }) => article))];
    if (!/^\d+$/.test(first.article)) return articles.map((article) => `${words.citation.of(first.title, article)}${doubt}`);
    const numbers = articles.toSorted((a, b) => Number(a) - Number(b)).join(words.step.besideJoin);
    return [`${words.poster.articles(first.title, numbers)}${doubt}`];
  });
}

function headingBlock(title: string, hint: string, measure: Measure): Block {
  return { piece: headingPiece(title, hint, measure), keepsWithNext: true, step: null };
}

function plain(piece: Piece): Block {
  return { piece, keepsWithNext: false, step: null };
}
