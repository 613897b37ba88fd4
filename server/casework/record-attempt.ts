import { createHash } from 'node:crypto';

import type { Refusal } from '../../core/kernel/outcome.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { together } from '../platform/database/together.ts';
import type { Services } from '../platform/services.ts';
import { sqlStateOf } from '../platform/database/sql-failure.ts';
import { appendStatements } from '../ledger/append.ts';
import { commitValues } from '../platform/keys/committed-values.ts';
import type { ActRequest } from './act-request.ts';
import type { LoadedCase } from './loaded-case.ts';

/**
 * Writes a refused attempt that supervision must see (a relative who tried to act, a barred person) as a stream of its own.
 * The reason is sealed: it may name kinship. The same submission sent again is the same attempt.
 */
export async function recordAttempt(
  services: Services,
  about: { readonly request: ActRequest; readonly loaded: LoadedCase; readonly refusal: Refusal },
): Promise<void> {
  const { request, loaded, refusal } = about;
  if (request.who === 'citizen' || request.who === 'system') return;
  const person = request.who;
  const committed = commitValues({ reason: { code: refusal.refused, facts: JSON.stringify(refusal.because) } });
  const node = 'node' in request.wish ? request.wish.node : null;
  const recording = inTransaction(services.database.app, async (transaction) => {
    const { statements } = appendStatements(transaction, services.keys, {
      county: services.county,
      stream: { kind: 'attempt', id: attemptIdOf(request) },
      kind: 'refusal',
      expected: 0,
      previous: null,
      commandId: request.commandId,
      events: [
        {
          type: 'act-refused',
          payload: {
            case: loaded.caseId,
            node,
            wish: request.wish.do,
            fields: committed.map(({ label, commitment }) => ({ name: label, commitment })),
          },
          actor: { person, post: null, principal: null },
          at: services.clock.legalNow(),
          values: committed,
          ...(node === null ? {} : { step: node }),
        },
      ],
    });
    await together(transaction, statements);
  });
  await recording.catch((error: unknown) => {
    // It is on record already.
    if (sqlStateOf(error) !== '23505') throw error;
  });
  services.wakeLedger();
}

function attemptIdOf({ owner, commandId, bodyHash }: ActRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([owner, commandId, bodyHash]))
    .digest('base64url')
    .slice(0, 22);
}
