import type { FormState } from './page-frame.ts';
import type { PosterCheck } from './poster.ts';

/** A place on the page on which officials tick what hangs. */
export type TickedPlace = {
  readonly id: string;
  readonly unitName: string;
  readonly place: string;
  readonly number: number;
  readonly since: string;
  /** Why it should not hang any more; null when it should. */
  readonly stale: 'replaced' | 'withdrawn' | 'ended' | 'not-yet' | null;
};

/** `/work/posters`: one printed form, by its code and check code. */
export type PosterTickView = {
  readonly code: string;
  readonly hash: string;
  /** Null while no form is named, or none is known by these. */
  readonly poster: {
    readonly name: string;
    readonly check: PosterCheck;
    /** Places of the item where the asker may record. */
    readonly places: readonly TickedPlace[];
    /** Units for which he may record; empty: he may not. */
    readonly units: readonly { readonly id: string; readonly name: string }[];
  } | null;
  readonly unknown: boolean;
  readonly form: FormState;
};
