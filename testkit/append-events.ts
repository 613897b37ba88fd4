import { asId } from '../core/kernel/id.ts';
import { appendStatements } from '../server/ledger/append.ts';
import { commitValues, makeStreamKey } from '../server/platform/keys/committed-values.ts';
import { together } from '../server/platform/database/together.ts';
import { inTransaction } from '../server/platform/database/transaction.ts';
import { newId } from '../server/platform/random.ts';
import type { Services } from '../server/platform/services.ts';

/** Writes one new stream of a kind `case` with values, persons and a post, but without projections: for what looks at events and ledger alone. */
export async function appendEvents(services: Services, caseId: string, count: number): Promise<void> {
  makeStreamKey(services.keys, { kind: 'case', id: caseId });
  const item = services.items.list()[0]?.version;
  await inTransaction(services.database.app, async (db) => {
    const { statements } = appendStatements(db, services.keys, {
      county: services.county,
      stream: { kind: 'case', id: caseId },
      kind: 'act',
      item: { code: item?.item.code ?? '', version: item?.hash ?? '' },
      expected: 0,
      previous: null,
      commandId: newId(),
      events: Array.from({ length: count }, (_, at) => ({
        type: 'step-taken',
        payload: { node: 'visit', visit: at + 1, outcome: 'done' },
        actor: { person: asId<'person'>('person-1'), post: asId<'post'>('post-1'), principal: asId<'person'>('person-2') },
        at: services.clock.legalNow(),
        values: commitValues({ name: '某甲', members: at }),
        step: 'visit',
        unit: asId<'unit'>('unit-1'),
      })),
    });
    await together(db, statements);
  });
}
