import type { NodeId } from '../chart/chart.ts';
import type { CompiledChart } from '../chart/compile.ts';
import type { PersonId, UnitId, VersionHash } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import type { WorkingCalendar } from '../kernel/working-calendar.ts';
import type { Role } from '../org/organisation.ts';
import type { CaseHistory } from './case.ts';
import type { FactsOfCase } from './command.ts';
import type { Official } from './event.ts';
import type { StaffOnDay } from './staff.ts';

/** All that a decision may know beside the case itself. */
export type CaseContext = {
  readonly chart: CompiledChart;
  readonly staff: StaffOnDay;
  readonly calendar: WorkingCalendar;
  /** Legal now. */
  readonly now: Instant;
  /** The version whose chart this is; a case on another version is refused. */
  readonly version: VersionHash;
  /** `form.<id>` of earlier acts and of the act at hand, and case facts that only the caller knows. */
  readonly facts: FactsOfCase;
  readonly applicantRelatives: ReadonlySet<PersonId>;
  /** The applicant, when he is himself a person of the organisation. */
  readonly applicantPerson: PersonId | null;
  /** Roles whose holders may open a case for a citizen, and withdraw it at his wish. */
  readonly startedBy: readonly Role[];
  /** Units that may have cases of this item; absent means every unit. */
  readonly units?: ReadonlySet<UnitId>;
  /**
   * The steps that nobody could do any more after this official has acted in this step; empty when the case can still be
   * finished. Absent: not asked.
   */
  readonly wouldBlock?: (node: NodeId, by: Official, state: CaseHistory) => readonly NodeId[];
};
