/** How far a demo case goes and by which results. Steps not named take the first result that is open. */
export type Plan = {
  readonly item: string;
  /** Days before today on which the case was opened. */
  readonly ago: number;
  /** Node at which the case is left waiting; null runs to an end. */
  readonly stopAt: string | null;
  readonly choose: Readonly<Record<string, string>>;
  /** What happens at the stop: one of two signatures given, an objection raised and left open, the applicant withdraws. */
  readonly leave?: 'one-signature' | 'objection' | 'withdrawn';
  /** An objection is raised at the notice and answered on the way. */
  readonly objection?: 'upheld' | 'not-upheld';
  /** Take a household that an official of the town is related to. */
  readonly kin?: true;
};

const aid = (ago: number, stopAt: string | null, more: Partial<Plan> = {}): Plan => ({ item: 'V-FW-01', ago, stopAt, choose: {}, ...more });
const town = (ago: number, stopAt: string | null, more: Partial<Plan> = {}): Plan => ({ item: 'T-07', ago, stopAt, choose: {}, ...more });
const decision = (ago: number, stopAt: string | null, more: Partial<Plan> = {}): Plan => ({
  item: 'V-JC-01',
  ago,
  stopAt,
  choose: {},
  ...more,
});
const works = (ago: number, stopAt: string | null, more: Partial<Plan> = {}): Plan => ({ item: 'T-03', ago, stopAt, choose: {}, ...more });
const title = (ago: number, stopAt: string | null, more: Partial<Plan> = {}): Plan => ({ item: 'B-03', ago, stopAt, choose: {}, ...more });

const several = (count: number, make: (at: number) => Plan): readonly Plan[] => Array.from({ length: count }, (_, at) => make(at));

/** The cases of the invented county: seventy, in every state that the tour and the lists need. */
export const demoPlans: readonly Plan[] = [
  ...several(9, (at) => aid(58 - at, null)),
  aid(50, null, { choose: { opinion: 'refuse' } }),
  aid(49, null, { choose: { accept: 'not-accepted' } }),
  aid(47, null, { objection: 'not-upheld' }),
  aid(56, null, { objection: 'upheld' }),
  aid(44, null, { choose: { weigh: 'doubt' } }),
  aid(40, 'accept', { leave: 'withdrawn' }),
  ...several(6, (at) => aid(8 + at, 'notice')),
  aid(9, 'notice', { leave: 'objection' }),
  aid(11, 'notice', { leave: 'objection' }),
  aid(6, 'visit', { leave: 'one-signature' }),
  aid(8, 'visit', { kin: true }),
  ...several(3, (at) => aid(5 + at, 'visit')),
  ...several(3, (at) => aid(1 + at, 'accept')),
  aid(4, 'bring', { choose: { accept: 'supplement' } }),
  ...several(2, (at) => aid(14 + at, 'opinion')),
  ...several(3, (at) => aid(30 + at, 'county-clerk')),
  ...several(5, (at) => town(52 - at, null)),
  town(9, 'notice'),
  town(3, 'accept'),
  ...several(4, (at) => decision(58 - at, null)),
  decision(45, null, { choose: { 'vote-assembly': 'not-passed' } }),
  ...several(2, (at) => decision(8 + at, 'notice')),
  decision(9, 'assembly'),
  ...several(2, (at) => works(59 - at, null)),
  works(5, 'notice'),
  works(26, 'county-check'),
  ...several(8, (at) => title(40 - at * 2, null)),
  ...several(3, (at) => title(2 + at, 'accept')),
  title(5, 'register'),
];
