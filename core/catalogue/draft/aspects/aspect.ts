import type { Chart } from '../../../chart/chart.ts';
import type { DraftContent, FieldName } from '../content.ts';
import { bounds } from './bounds.ts';
import { flow } from './flow.ts';
import { list } from './list.ts';
import { measures } from './measures.ts';
import { risks } from './risks.ts';
import { supervision } from './supervision.ts';

/** What an aspect asks of: the content, and the chart wherever it comes from, null when there is none. */
export type Compiled = { readonly content: DraftContent; readonly chart: Chart | null };

/** Something that an aspect still wants, by the field where it would stand. */
export type Missing = {
  readonly field: FieldName;
  readonly why: 'empty' | 'no-level' | 'no-measure' | 'no-owner' | 'chart-has-errors';
};

/** A check of one of the six aspects (六个方面); one file each. */
export type AspectCheck = (item: Compiled) => readonly Missing[];

const checks = { bounds, list, flow, risks, measures, supervision } as const satisfies Readonly<Record<string, AspectCheck>>;

/** One of the six aspects of an item. */
export type Aspect = keyof typeof checks;

/** The six, in the order in which the mission names them. */
export const aspects = Object.keys(checks) as readonly Aspect[];

/** What is still wanted in each of the six aspects; an aspect with nothing missing is answered. */
export function aspectsOf(item: Compiled): readonly { readonly aspect: Aspect; readonly missing: readonly Missing[] }[] {
  return aspects.map((aspect) => ({ aspect, missing: checks[aspect](item) }));
}
