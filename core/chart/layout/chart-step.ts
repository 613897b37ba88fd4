import type { RiskLevel } from '../chart.ts';

/** Lane of the responsibility track: 0 citizen, 1 village, 2 town, 3 county. */
export type TrackLane = 0 | 1 | 2 | 3;

/** A way out of a step in words, and the numbers of the steps where it arrives. */
export type StepWay = { readonly label: string; readonly to: string; readonly back: boolean; readonly numbers: readonly number[] };

/** A risk point in words: level, its word, what may go wrong, how it is prevented (null: not told here). */
export type StepRisk = {
  readonly level: RiskLevel;
  readonly word: string;
  readonly text: string;
  readonly prevention: readonly [label: string, text: string] | null;
};

/** One entry of the step list as it is drawn, all of it in words already. */
export type ChartStep = {
  readonly number: number;
  readonly shape: 'step' | 'decision' | 'notice' | 'end';
  readonly lane: TrackLane;
  /** False for what only some cases pass: no track runs through it. */
  readonly main: boolean;
  readonly title: string;
  /** What kind it is and who has it, at the right of the title. */
  readonly corner: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly ways: readonly StepWay[];
  readonly risks: readonly StepRisk[];
};
