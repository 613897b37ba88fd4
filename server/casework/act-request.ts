import type { CaseId, PersonId } from '../../core/kernel/id.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import type { Asked } from './idempotency.ts';
import type { Wish } from './acting-roles.ts';

/** A wish of somebody to act on a case. */
export type ActRequest = Asked & {
  readonly caseId: CaseId;
  /** Events the person had seen; null when he need not have seen any (citizens, the clock). */
  readonly expectedVersion: number | null;
  readonly who: PersonId | 'citizen' | 'system';
  readonly wish: Wish;
  /** Values of the form by field id, already read into their kinds. */
  readonly values: Readonly<Record<string, Canonical>>;
  /** Receipt and due day of an objection and the like, for the projection. */
  readonly extra?: { readonly receiptHash: Uint8Array; readonly number: string };
};

/** What an act answers: the case's new version and the place of its last event. */
export type ActAnswer = { readonly caseId: CaseId; readonly version: number };
