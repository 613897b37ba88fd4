import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { canonicalText } from '../../core/kernel/canonical.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { type Asked, whyKeyUnfit } from '../casework/idempotency.ts';
import { commandOf, insertCommand } from '../casework/store.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { together } from '../platform/database/together.ts';
import type { Services } from '../platform/services.ts';
import { appendStatements } from '../ledger/append.ts';
import { dayStatements } from '../publication/publish-day.ts';

const mostDays = 60;

/**
 * Moves the legal clock of a demo county forward by whole days, as a ledgered event. Real counties have no such verb.
 *
 * The same submission sent twice moves it once. Refused: `not-a-demo`, `bad-days` (1 to 60), `key-reused`.
 */
export async function moveClock(
  services: Services,
  wish: Asked & { readonly days: number; readonly person: PersonId },
): Promise<{ readonly moved: number } | Refusal<'not-a-demo' | 'bad-days' | 'key-reused'>> {
  if (!services.about.demo) return refuse('not-a-demo');
  if (!Number.isInteger(wish.days) || wish.days < 1 || wish.days > mostDays) return refuse('bad-days', { most: mostDays });
  const { county } = services;
  const organisation = await services.organisation();
  const answer = await inTransaction(services.database.app, async (transaction) => {
    // The county's row is locked first: two who press at once move it one after the other.
    const [events, used, last] = await together(transaction, [
      transaction.selectFrom('mq.county').select('clock_ahead_days').where('county_id', '=', county).forUpdate(),
      commandOf(transaction, county, wish.commandId),
      transaction
        .selectFrom('mq.event')
        .select(['seq', 'entry_hash', 'at'])
        .where('county_id', '=', county)
        .where('stream_kind', '=', 'county')
        .where('stream_id', '=', 'clock')
        .orderBy('seq', 'desc')
        .limit(1),
    ]);
    const earlier = used.rows[0];
    if (earlier !== undefined) return whyKeyUnfit(earlier, wish) ?? { moved: wish.days };
    const ahead = (events.rows[0]?.clock_ahead_days ?? 0) + wish.days;
    const before = last.rows[0];
    const { statements } = appendStatements(transaction, services.keys, {
      county,
      stream: { kind: 'county', id: 'clock' },
      kind: 'administration',
      expected: before?.seq ?? 0,
      previous: before === undefined ? null : Buffer.from(before.entry_hash).toString('hex'),
      commandId: wish.commandId,
      events: [
        {
          type: 'demo-clock-moved',
          payload: { days: wish.days, ahead },
          actor: { person: wish.person, post: null, principal: null },
          at: Math.max(services.clock.legalNow(), before?.at ?? 0),
          values: [],
        },
      ],
    });
    const today = dayOf(services.clock.legalNow() + wish.days * 86_400_000);
    await together(transaction, [
      ...statements,
      transaction.updateTable('mq.county').set({ clock_ahead_days: ahead }).where('county_id', '=', county),
      transaction.updateTable('published.county').set({ clock_ahead_days: ahead }).where('county_id', '=', county),
      ...dayStatements(services, transaction, { organisation: organisation.data, today }),
      insertCommand(transaction, county, { ...wish, answer: canonicalText({ moved: wish.days }), at: services.clock.legalNow() }),
    ]);
    return { moved: wish.days };
  });
  services.wakeLedger();
  return answer;
}
