import type { CockpitList, Topic } from '../core/supervision/cockpit.ts';
import type { AlertCard } from './alert-views.ts';

/** `/work/today`: what is to be decided today, how things stand, where they gather; each number opens its list on the same page. */
export type TodayView = {
  readonly list: CockpitList;
  readonly topic: Topic | null;
  readonly place: { readonly id: string; readonly name: string } | null;
  readonly cards: readonly AlertCard[];
  readonly numbers: Readonly<Record<CockpitList, number>>;
  readonly byTopic: readonly { readonly topic: Topic; readonly count: number }[];
  readonly byPlace: readonly { readonly id: string; readonly name: string; readonly lamp: AlertCard['lamp']; readonly count: number }[];
  /** What should be public by now and is not, the latest first. */
  readonly late: readonly {
    readonly unit: string;
    readonly what: 'list' | 'objection';
    readonly number: string | null;
    readonly count: number;
    readonly days: number;
  }[];
  /** Day of the last data of registers; null before the first sweep. */
  readonly registers: string | null;
};
