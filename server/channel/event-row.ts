import type { Canonical } from '../../core/kernel/canonical.ts';
import { asId } from '../../core/kernel/id.ts';
import { evolvePosting, type Posting, type PostingEvent } from '../../core/publication/channel/posting.ts';
import type { NewEvent } from '../ledger/append.ts';
import type { eventsOfPosting } from './store.ts';

type Row = Awaited<ReturnType<ReturnType<typeof eventsOfPosting>['execute']>>[number];

/** An event of a place as the append wants it. */
export function newEventOf(event: PostingEvent): NewEvent {
  const { type, at, by, ...payload } = event;
  return {
    ...{ type, at, values: [], actor: { ...by, principal: null } },
    payload: payload as unknown as Readonly<Record<string, Canonical>>,
    ...('unit' in event ? { unit: event.unit } : {}),
  };
}

/** A place from its rows: written by {@link newEventOf} only and covered by the ledger, so their shape is trusted. */
export function postingOf(rows: readonly Row[]): Posting | undefined {
  return rows
    .map((row): PostingEvent => {
      const { salt: _salt, ...payload } = JSON.parse(row.payload) as { salt?: string } & Record<string, unknown>;
      const by = { person: asId<'person'>(row.actor ?? ''), post: asId<'post'>(row.actor_post ?? '') };
      return { ...payload, type: row.type, at: row.at, by } as unknown as PostingEvent;
    })
    .reduce<Posting | undefined>(evolvePosting, undefined);
}
