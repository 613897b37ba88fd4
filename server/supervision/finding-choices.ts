import type { AlertOutcome, Remedy } from '../../core/supervision/alert/alert.ts';
import { fixDays } from '../../core/supervision/alert/deadlines.ts';

const usualFilterDays = 180;

/** What a form offers as findings, and what follows each. */
export const findingChoices: Readonly<
  Record<string, { readonly outcome: AlertOutcome; readonly remedy: (days: number | null) => Remedy }>
> = {
  breach: { outcome: 'confirmed-breach', remedy: (days) => ({ kind: 'fix', workingDays: days ?? fixDays.usual }) },
  error: { outcome: 'confirmed-error', remedy: (days) => ({ kind: 'fix', workingDays: days ?? fixDays.usual }) },
  data: { outcome: 'data-error', remedy: (days) => ({ kind: 'fix', workingDays: days ?? fixDays.usual }) },
  fact: { outcome: 'lawful-exception', remedy: () => ({ kind: 'data-fact' }) },
  filter: { outcome: 'lawful-exception', remedy: (days) => ({ kind: 'filter', days: days ?? usualFilterDays }) },
  misfire: { outcome: 'rule-misfire', remedy: () => ({ kind: 'rule-change' }) },
};
