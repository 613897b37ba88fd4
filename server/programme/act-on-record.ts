import { type Canonical, canonicalText } from '../../core/kernel/canonical.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { decideRecord, type ProgrammeCommand } from '../../core/programme/decide.ts';
import type { Hand } from '../../core/programme/event.ts';
import { evolveRecord, foldRecord } from '../../core/programme/record.ts';
import { appendStatements, plainEvent } from '../ledger/append.ts';
import { commitTogether, together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Submission } from '../platform/http/form.ts';
import { notePublishedChange } from '../platform/http/published-changes.ts';
import type { Services } from '../platform/services.ts';
import { contextOf } from './record-context.ts';
import { eventOf } from './record-event.ts';
import { projectRecord } from './project.ts';
import { eventsOfRecord, keepAnswer, lockRecord, type RecordPlace, usedKey } from './store.ts';

/** One wish about one record, from one submission. */
export type RecordAct = {
  readonly place: RecordPlace;
  readonly by: Hand;
  readonly asked: Submission;
  readonly command: ProgrammeCommand;
  /** Events that the asker has seen; undefined where the whole is given anew whatever was there. */
  readonly base?: number;
};

/** What an act leaves: the record and its version. */
export type RecordDone = { readonly id: string; readonly version: number };

/**
 * One act on a record of the programme in one transaction: lock, load, decide, append, project. The same key with the same body has one effect.
 *
 * Refused: `key-reused`, `changed-meanwhile`, and all of core/programme.
 */
export async function actOnRecord(services: Services, act: RecordAct): Promise<RecordDone | Refusal> {
  const { county, clock } = services;
  const { place, asked } = act;
  const organisation = await services.organisation();
  const done = await inTransaction(services.database.app, async (db): Promise<RecordDone | Refusal> => {
    // A statement of its own: what is read behind it was committed by whoever held the lock.
    await lockRecord(db, place).execute();
    const [used, rows] = await together(db, [usedKey(db, county, asked.commandId), eventsOfRecord(db, county, place)]);
    const [before] = used.rows;
    if (before !== undefined) {
      const isSame = before.owner === asked.owner && before.body_hash === asked.bodyHash;
      return isSame ? (JSON.parse(before.answer) as RecordDone) : refuse('key-reused');
    }
    const past = rows.rows.map(eventOf);
    if (act.base !== undefined && act.base !== past.length) return refuse('changed-meanwhile');
    const state = foldRecord(past);
    const at = clock.legalNow();
    const about = { at, today: dayOf(at), by: act.by, staff: organisation.staffOn(dayOf(at)) };
    const outcome = decideRecord(act.command, state, await contextOf(db, county, about));
    if (isRefusal(outcome)) return outcome;
    const record = outcome.events.reduce(evolveRecord, state);
    const answer = { id: place.id, version: past.length + outcome.events.length };
    const { statements } = appendStatements(db, services.keys, {
      ...{
        county,
        stream: place,
        kind: 'event',
        expected: past.length,
        commandId: asked.commandId,
        events: outcome.events.map(plainEvent),
      },
      previous: rows.rows.length === 0 ? null : Buffer.from(rows.rows.at(-1)?.entry_hash ?? []).toString('hex'),
    });
    await commitTogether(db, [
      ...statements,
      ...(record === undefined ? [] : projectRecord(db, organisation.data, { ...answer, record })),
      keepAnswer(db, county, { ...asked, answer: canonicalText(answer as unknown as Canonical), at }),
    ]);
    return answer;
  });
  if (isRefusal(done)) return done;
  services.wakeLedger();
  if (place.kind === 'governance-body') notePublishedChange();
  return done;
}
