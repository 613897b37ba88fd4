import { addDays, dayOf } from '../../core/kernel/day.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { decideRotation, type RotationEvent, type RotationWish } from '../../core/org/rotation.ts';
import { appendStatements } from '../ledger/append.ts';
import { sqlStateOf } from '../platform/database/sql-failure.ts';
import { commitTogether } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { commitValues } from '../platform/keys/committed-values.ts';
import type { Services } from '../platform/services.ts';
import { rotationStream } from './recorded.ts';
import { eventsOfRotation } from './store.ts';

/** One press: what is to be recorded, under which key, on what the person has seen. */
export type RotationPress = { readonly wish: RotationWish; readonly commandId: string; readonly expected: number };

/**
 * Records what is done about a person in a post, as an event with its ledger entry. Refused: those of `decideRotation`, `changed-meanwhile`. The
 * same press sent twice has one effect.
 */
export async function arrangeRotation(services: Services, press: RotationPress): Promise<'recorded' | Refusal> {
  const { data } = await services.organisation();
  const at = services.clock.legalNow();
  const today = dayOf(at);
  const decided = decideRotation(press.wish, { data, today, at, lastDay: (days) => addDays(today, days) });
  if (isRefusal(decided)) return decided;
  try {
    return await record(services, press, decided);
  } catch (error) {
    if (sqlStateOf(error) !== '23505') throw error;
    return refuse('changed-meanwhile');
  }
}

async function record(services: Services, press: RotationPress, event: RotationEvent): Promise<'recorded' | Refusal> {
  const { county, keys } = services;
  const stream = rotationStream(event.post, event.person);
  const answer = await inTransaction(services.database.app, async (db) => {
    const rows = await eventsOfRotation(db, county, stream).execute();
    const last = rows.at(-1);
    if (rows.some((row) => row.command_id === press.commandId)) return 'recorded' as const;
    if (rows.length !== press.expected) return refuse('changed-meanwhile');
    const { at, by, ...rest } = event;
    const { what, things, ...payload } = { what: undefined, things: undefined, ...rest };
    const values = commitValues({
      ...(what === undefined ? {} : { what }),
      ...(things === undefined ? {} : { things: [...things] as Canonical }),
    });
    const { statements } = appendStatements(db, keys, {
      ...{ county, stream: { kind: 'rotation', id: stream }, kind: 'event', expected: press.expected, commandId: press.commandId },
      previous: last === undefined ? null : Buffer.from(last.entry_hash).toString('hex'),
      events: [
        {
          ...{ type: event.type, at, values, actor: { person: by, post: null, principal: null } },
          payload: { ...payload, commitments: values.map((value) => value.commitment) },
        },
      ],
    });
    await commitTogether(db, [...statements]);
    return 'recorded' as const;
  });
  if (answer === 'recorded') services.wakeLedger();
  return answer;
}
