import type { BasisId, Chart, NodeId, RiskLevel } from '../../chart/chart.ts';
import type { Day } from '../../kernel/day.ts';
import type { Limit } from '../../kernel/deadline.ts';
import type { Role } from '../../org/organisation.ts';
import type { PlainFact, PowerItem, Publication } from '../power-item.ts';

/** A citation as the list has it; `id` is null while nobody has found it in the law registry. */
export type DraftCitation = { readonly id: BasisId | null; readonly text: string };

/** An integrity risk point of an item; `step` is null while it hangs on the item as a whole. */
export type DraftRisk = {
  readonly step: NodeId | null;
  readonly stage: string | null;
  readonly level: RiskLevel | null;
  readonly what: string;
  readonly prevention: string | null;
  readonly owner: string | null;
};

/** An opinion heard while compiling: a group of people, never a name, and what became of what it said. */
export type Heard = {
  readonly who: string;
  readonly count: number;
  readonly said: string;
  readonly result: 'changed' | 'kept' | 'open';
  readonly because: string;
};

/** A record of compiling: survey (调研), visit (走访), symposium (座谈会). */
export type Research = {
  readonly kind: 'survey' | 'visit' | 'symposium';
  readonly day: Day;
  readonly place: string;
  readonly minutes: string;
  readonly heard: readonly Heard[];
};

/** All fields of an item while it is compiled; the chart is apart. Empty means not written yet. */
export type DraftFields = {
  readonly code: string | null;
  readonly name: string;
  readonly plainName: string;
  readonly aliases: readonly string[];
  readonly subItem: string | null;
  readonly category: string;
  /** Field inside a unit (领域). */
  readonly domain: string | null;
  readonly powerClass: PowerItem['powerClass'];
  readonly powerType: string;
  readonly section: string | null;
  readonly content: string;
  readonly lead: string;
  readonly who: PlainFact | null;
  readonly howLong: PlainFact | null;
  readonly trips: PlainFact | null;
  readonly fee: PlainFact | null;
  readonly materials: PowerItem['materials'];
  /** Role keys, or names of posts as a list has them. */
  readonly posts: readonly string[];
  readonly startedBy: readonly Role[];
  readonly basis: readonly DraftCitation[];
  readonly responsibilities: readonly { readonly stage: string | null; readonly text: string }[];
  readonly accountability: readonly string[];
  readonly forbidden: readonly string[];
  readonly risks: readonly DraftRisk[];
  readonly recourse: PowerItem['recourse'];
  readonly totalLimit: (Pick<Limit, 'amount' | 'unit'> & { readonly source: string }) | null;
  readonly supervision: readonly { readonly by: string; readonly how: string; readonly when: string }[];
  readonly publication: Publication | null;
  readonly sources: readonly { readonly code: string; readonly name: string }[];
  readonly determinations: { readonly duty: string; readonly section: string; readonly posts: readonly string[] } | null;
  readonly research: readonly Research[];
  readonly parameters: PowerItem['parameters'];
  readonly remark: string | null;
};

/** Which chart an item has: none, its own, that of a published version as it is, or that of another item of the unit. */
export type ChartChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'own'; readonly chart: Chart }
  | { readonly kind: 'adopted'; readonly code: string; readonly hash: string }
  | { readonly kind: 'shared'; readonly item: string };

/** What is written, reviewed and published: fields and chart. */
export type DraftContent = DraftFields & { readonly chart: ChartChoice };

/** Name of a part of the content that is merged, commented and compared as one. */
export type FieldName = keyof DraftContent;

/** Content of which nothing is written but the name. */
export const emptyContent: DraftContent = {
  code: null,
  name: '',
  plainName: '',
  aliases: [],
  subItem: null,
  category: '',
  domain: null,
  powerClass: 'other',
  powerType: '',
  section: null,
  content: '',
  lead: '',
  who: null,
  howLong: null,
  trips: null,
  fee: null,
  materials: [],
  posts: [],
  startedBy: [],
  basis: [],
  responsibilities: [],
  accountability: [],
  forbidden: [],
  risks: [],
  recourse: [],
  totalLimit: null,
  supervision: [],
  publication: null,
  sources: [],
  determinations: null,
  research: [],
  parameters: [],
  remark: null,
  chart: { kind: 'none' },
};

/** All names, in the order in which people read the item. */
export const fieldNames = Object.keys(emptyContent) as readonly FieldName[];
