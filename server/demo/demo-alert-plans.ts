/** What somebody does to an alert of the demo, and how many days before today. */
export type AlertStep = {
  readonly ago: number;
  readonly by: 'head' | 'first' | 'second' | 'leader';
  readonly does: 'answer' | 'explain' | 'error' | 'breach' | 'filter' | 'misfire' | 'agree' | 'mend' | 'refuse' | 'accept' | 'hold';
};

/** How an alert of a rule lives: raised so many days ago, then the steps. The `nth` hit of the rule is meant, from 0. */
export type AlertPlan = { readonly rule: string; readonly nth: number; readonly raised: number; readonly steps: readonly AlertStep[] };

const step = (ago: number, by: AlertStep['by'], does: AlertStep['does']): AlertStep => ({ ago, by, does });

/** The plain way up to a fix that is ordered. */
const ordered = (from: number, does: 'error' | 'breach' = 'error'): readonly AlertStep[] => [
  step(from - 2, 'head', 'answer'),
  step(from - 4, 'first', does),
  step(from - 5, 'second', 'agree'),
];

const cleared = (from: number): readonly AlertStep[] => [
  ...ordered(from),
  step(from - 12, 'head', 'mend'),
  step(from - 14, 'leader', 'accept'),
];

/** Alerts of the demo in every state that lists and pages need; all others wait for their unit. */
export const alertPlans: readonly AlertPlan[] = [
  { rule: 'C01', nth: 0, raised: 115, steps: [...cleared(115), step(8, 'first', 'hold')] },
  { rule: 'C04', nth: 0, raised: 103, steps: cleared(103) },
  { rule: 'P13', nth: 0, raised: 40, steps: [...ordered(40), step(26, 'head', 'mend'), step(24, 'second', 'refuse')] },
  { rule: 'L02', nth: 0, raised: 30, steps: cleared(30) },
  { rule: 'P04', nth: 0, raised: 28, steps: [step(26, 'head', 'explain'), step(24, 'second', 'misfire'), step(23, 'leader', 'agree')] },
  { rule: 'S06', nth: 0, raised: 26, steps: [step(24, 'head', 'explain'), step(22, 'first', 'filter'), step(20, 'second', 'agree')] },
  { rule: 'S01', nth: 0, raised: 25, steps: [...ordered(25, 'breach'), step(9, 'head', 'mend')] },
  { rule: 'S07', nth: 0, raised: 24, steps: ordered(24) },
  { rule: 'C03', nth: 0, raised: 22, steps: [step(18, 'head', 'explain')] },
  { rule: 'S02', nth: 0, raised: 5, steps: [step(4, 'head', 'answer'), step(2, 'first', 'error')] },
  { rule: 'C05', nth: 0, raised: 20, steps: [] },
  { rule: 'L06', nth: 0, raised: 12, steps: [] },
];
