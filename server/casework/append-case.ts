import type { Compilable, Kysely } from 'kysely';

import type { CaseContext } from '../../core/casework/case-context.ts';
import type { CaseEvent } from '../../core/casework/event.ts';
import { evolve } from '../../core/casework/evolve.ts';
import { canonicalText } from '../../core/kernel/canonical.ts';
import { Fault } from '../../core/kernel/outcome.ts';
import { commitTogether } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { LivingItem, OrganisationSnapshot, Services } from '../platform/services.ts';
import { appendStatements } from '../ledger/append.ts';
import type { CommittedValue } from '../platform/keys/committed-values.ts';
import type { ActAnswer, ActRequest } from './act-request.ts';
import { newEventOf } from './event-row.ts';
import type { LoadedCase } from './loaded-case.ts';
import { projectCase } from './project.ts';
import { insertCommand } from './store.ts';

/** Everything one decided act is made of. */
export type DecidedAct = {
  readonly request: Pick<ActRequest, 'caseId' | 'commandId' | 'owner' | 'bodyHash' | 'values' | 'extra'>;
  readonly loaded: LoadedCase;
  readonly item: LivingItem;
  readonly context: CaseContext;
  readonly organisation: OrganisationSnapshot;
  readonly events: readonly CaseEvent[];
  readonly committed: readonly CommittedValue[];
  /** Rows that only the opening of a case writes. */
  readonly opening?: Opening;
};

/** What the working row of a new case needs beside its events. */
export type Opening = {
  readonly number: string;
  readonly receiptHash: Uint8Array;
  readonly applicantKey: string | null;
  readonly openedBy: string | null;
};

/** Writes events, values, leaves, projections, outbox and the idempotency key in one round trip and commits: the last thing of a transaction. */
export async function appendCase(services: Services, db: Kysely<Schema>, act: DecidedAct): Promise<ActAnswer> {
  const { request, loaded, item, events } = act;
  const state = events.reduce(evolve, loaded.state);
  if (state.status === 'absent') throw new Fault('case-without-opening', { case: request.caseId });
  const { statements } = appendStatements(db, services.keys, {
    county: services.county,
    stream: { kind: 'case', id: request.caseId },
    kind: 'act',
    item: { code: item.version.item.code, version: item.version.hash },
    expected: loaded.version,
    previous: loaded.previous,
    commandId: request.commandId,
    events: events.map((event) => newEventOf(event, act.committed)),
  });
  const version = loaded.version + events.length;
  const answer = { caseId: request.caseId, version };
  const projected = projectCase(services, db, { ...act, state, version });
  const last = events.at(-1)?.at ?? services.clock.legalNow();
  const key: Compilable<unknown> = insertCommand(db, services.county, { ...request, answer: canonicalText(answer), at: last });
  // The row of the case comes first: whoever writes to a case waits there for whoever has locked it.
  await commitTogether(db, [...projected, ...statements, key]);
  return answer;
}
