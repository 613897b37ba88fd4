import type { Kysely } from 'kysely';

import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { decidePosting } from '../../core/publication/channel/decide-posting.ts';
import { evolvePosting, type Posting } from '../../core/publication/channel/posting.ts';
import { appendStatements, plainEvent } from '../ledger/append.ts';
import { sqlStateOf } from '../platform/database/sql-failure.ts';
import { commitTogether } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Schema } from '../platform/database/schema.ts';
import { notePublishedChange } from '../platform/http/published-changes.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import { currentIn } from './current-in.ts';
import { postingOf } from './event-row.ts';
import { channelReach } from './policy.ts';
import { commandOf, placeIdOf, type PostingWish } from './posting-wish.ts';
import { eventsOfPosting, postingAt, putPosting } from './store.ts';

/** Who wishes what, and under which key. */
export type PostingAct = { readonly person: PersonId; readonly commandId: string; readonly wish: PostingWish };

/** A place after an act. */
export type Recorded = { readonly id: string; readonly version: number };

/** Records it as an event with its ledger entry; the same key has one effect. Refused: `not-found`, `changed-meanwhile`, those of `decidePosting`. */
export async function recordPosting(services: Services, act: PostingAct): Promise<Recorded | Refusal> {
  const organisation = await services.organisation();
  try {
    const done = await inTransaction(services.database.app, (db) => record(services, db, { ...act, organisation }));
    if (isRefusal(done)) return done;
    services.wakeLedger();
    notePublishedChange();
    return done;
  } catch (error) {
    if (sqlStateOf(error) !== '23505') throw error;
    return refuse('changed-meanwhile');
  }
}

type Work = PostingAct & { readonly organisation: OrganisationSnapshot };

async function record(
  services: Services,
  db: Kysely<Schema>,
  { person, commandId, wish, organisation }: Work,
): Promise<Recorded | Refusal> {
  const { county, keys, clock } = services;
  const there = wish.do === 'put-up' ? await postingAt(db, county, wish).executeTakeFirst() : undefined;
  const id = wish.do === 'take-down' ? wish.id : (there?.posting_id ?? placeIdOf(commandId));
  const rows = await eventsOfPosting(db, county, id).execute();
  const state = postingOf(rows);
  const place = state ?? (wish.do === 'put-up' ? wish : undefined);
  const at = clock.legalNow();
  const staff = organisation.staffOn(dayOf(at));
  const post = place === undefined || staff.findUnit(place.unit) === undefined ? null : channelReach(staff, person, place.unit).records;
  if (place === undefined || post === null) return refuse('not-found');
  if (state !== undefined && rows.some((row) => row.command_id === commandId)) return { id, version: state.version };
  const command = commandOf(services, wish, state);
  if (isRefusal(command)) return command;
  const current = currentIn(services, organisation, place)?.number ?? null;
  const outcome = decidePosting(command, state, { at, today: dayOf(at), by: { person, post }, current });
  if (isRefusal(outcome)) return outcome;
  const after = outcome.events.reduce<Posting | undefined>(evolvePosting, state);
  if (after === undefined) return refuse('not-found');
  const { statements } = appendStatements(db, keys, {
    ...{ county, stream: { kind: 'posting', id }, kind: 'event', expected: rows.length, commandId },
    previous: rows.length === 0 ? null : Buffer.from(rows.at(-1)?.entry_hash ?? []).toString('hex'),
    events: outcome.events.map(plainEvent),
  });
  await commitTogether(db, [...statements, ...putPosting(db, county, { id, posting: after })]);
  return { id, version: after.version };
}
