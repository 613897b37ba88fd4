import type { BasisId, Chart } from '../chart/chart.ts';
import type { Day } from '../kernel/day.ts';
import type { Limit } from '../kernel/deadline.ts';
import type { UnitId, VersionHash } from '../kernel/id.ts';
import type { Level, Role } from '../org/organisation.ts';

/** One fact for citizens with a note beside it: "最多 30 个工作日" / "复杂的最多 45 个". */
export type PlainFact = { readonly main: string; readonly note: string | null };

/** A power item (权力事项): what the list, the chart, the workflow and supervision are made from. */
export type PowerItem = {
  /** Unique in the county, ASCII, e.g. `V-FW-01`; stands in the permanent address `/i/<code>`. */
  readonly code: string;
  /** Formal name. */
  readonly name: string;
  /** The name a neighbour would use: 低保申请. */
  readonly plainName: string;
  /** Other words by which people look for it. */
  readonly aliases: readonly string[];
  readonly level: Level;
  /** Category as lists print it: 便民服务类. */
  readonly category: string;
  readonly powerClass:
    | 'self-governance'
    | 'benefit'
    | 'licence'
    | 'confirmation'
    | 'adjudication'
    | 'public-service'
    | 'party'
    | 'internal'
    | 'other';
  readonly powerType: string;
  /** One or two short sentences that say what it is. */
  readonly lead: string;
  readonly who: PlainFact;
  readonly howLong: PlainFact;
  readonly trips: PlainFact;
  readonly fee: PlainFact;
  /** What to bring. */
  readonly materials: readonly { readonly what: string; readonly note: string | null }[];
  readonly basis: readonly BasisId[];
  readonly responsiblePosts: readonly Role[];
  readonly responsibilities: readonly string[];
  readonly accountability: readonly string[];
  /** What officials may not do, without the word 不准. */
  readonly forbidden: readonly string[];
  readonly recourse: readonly { readonly to: string; readonly how: string }[];
  readonly totalLimit: (Limit & { readonly source: string }) | null;
  readonly publication: Publication;
  /** County parameters with their source; `verify` marks what must be checked before real use. */
  readonly parameters: readonly { readonly key: string; readonly value: number; readonly source: string; readonly verify: boolean }[];
  /** Roles that open a case, for a citizen or of their own; never empty, since a case that nobody may open never begins. */
  readonly startedBy: readonly Role[];
  readonly chart: Chart;
};

/** What the public sees of running cases of the item. */
export type Publication = {
  /** Personal benefit: acts are published by town and week in groups of ten or more until the publicity period shows them. */
  readonly grouped: boolean;
  readonly audience: string;
  /** Never shown anywhere, in the notice's own words. */
  readonly never: readonly string[];
  /** What remains after the notice came down. */
  readonly retains: string | null;
};

/** A published version of an item: frozen, pinned by cases through its hash. */
export type ItemVersion = {
  readonly item: PowerItem;
  /** 1, 2, 3 ... within the item. */
  readonly number: number;
  readonly effectiveFrom: Day;
  readonly effectiveTo: Day | null;
  /** What changed against the version before, as sentences. */
  readonly changes: readonly string[];
  readonly hash: VersionHash;
  /** The one unit whose own chart it is; absent: every unit of the item's level has it. */
  readonly unit?: UnitId;
  /** Why it is carried out no longer: `effectiveTo` is the day before. Absent while it goes on, and for what another version replaced. */
  readonly withdrawn?: Withdrawal;
  /** Units that have taken it off their list; it goes on everywhere else. */
  readonly notIn?: readonly (Withdrawal & { readonly unit: UnitId })[];
};

/** A withdrawal: from which day, and the public reason. */
export type Withdrawal = { readonly on: Day; readonly reason: string };
