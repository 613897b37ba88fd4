import type { FormField } from '../../core/chart/chart.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import type { CaseId, PersonId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import { Fault, isRefusal } from '../../core/kernel/outcome.ts';
import { actOnCase } from '../casework/act-on-case.ts';
import type { Wish } from '../casework/acting-roles.ts';
import { loadCase } from '../casework/load-case.ts';
import { type SeenCase, seenBy } from '../casework/viewer.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import type { HandClock } from './demo-clock.ts';
import type { Plan } from './demo-plans.ts';
import { type ValueSource, inventedValue } from './invented-values.ts';
import type { SeededSource } from './seeded-source.ts';

/** A demo case under way. */
export type Ride = {
  readonly services: Services & { readonly clock: HandClock };
  readonly caseId: CaseId;
  readonly plan: Plan;
  readonly values: Omit<ValueSource, 'now'>;
  readonly source: SeededSource;
  /** No act may lie after this instant. */
  readonly end: Instant;
  readonly opener: PersonId;
};

/** Milliseconds of an hour. */
export const hourMs = 3_600_000;

/** The case of a ride as it is now. */
export async function see(ride: Ride): Promise<SeenCase | undefined> {
  const loaded = await inTransaction(ride.services.database.app, (db) => loadCase(ride.services, db, ride.caseId));
  return seenBy(ride.services, loaded, ride.opener);
}

/** Invented values of a form; who signs second writes nothing. */
export function valuesFor(ride: Ride, form: readonly FormField[], countersigned: boolean): Readonly<Record<string, Canonical>> {
  if (countersigned) return {};
  const about = { ...ride.values, now: ride.services.clock.legalNow() };
  return Object.fromEntries(form.map((field) => [field.id, inventedValue(field, about)]));
}

type Act = { readonly wish: Wish; readonly values: Readonly<Record<string, Canonical>> };

/** Null when it was done, else the refusal. */
export async function tryAct(ride: Ride, who: PersonId | 'citizen' | 'system', what: Act): Promise<string | null> {
  const answer = await actOnCase(ride.services, {
    caseId: ride.caseId,
    commandId: newId(),
    owner: 'demo',
    bodyHash: 'demo',
    expectedVersion: null,
    who,
    ...what,
  });
  return isRefusal(answer) ? `${answer.refused} ${JSON.stringify(answer.because)}` : null;
}

/** Does an act that must succeed. @throws Fault `demo-case-stuck` */
export async function act(ride: Ride, who: PersonId | 'citizen' | 'system', what: Act): Promise<void> {
  const refused = await tryAct(ride, who, what);
  const { wish } = what;
  if (refused !== null)
    throw new Fault('demo-case-stuck', { item: ride.plan.item, wish: wish.do, node: 'node' in wish ? wish.node : '', refused });
}
