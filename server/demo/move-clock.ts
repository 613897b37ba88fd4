import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { together } from '../platform/database/together.ts';
import type { Services } from '../platform/services.ts';
import { appendStatements } from '../ledger/append.ts';
import { publishOrganisation } from '../publication/publish-organisation.ts';

const mostDays = 60;

/**
 * Moves the legal clock of a demo county forward by whole days, as a ledgered event. Real counties have no such verb.
 *
 * Refused: `not-a-demo`, `bad-days` (1 to 60).
 */
export async function moveClock(
  services: Services,
  wish: { readonly days: number; readonly person: PersonId; readonly commandId: string },
): Promise<{ readonly moved: number } | Refusal<'not-a-demo' | 'bad-days'>> {
  if (!services.about.demo) return refuse('not-a-demo');
  if (!Number.isInteger(wish.days) || wish.days < 1 || wish.days > mostDays) return refuse('bad-days', { most: mostDays });
  const { county } = services;
  const organisation = await services.organisation();
  await inTransaction(services.database.app, async (transaction) => {
    const [used, events, last] = await together(transaction, [
      transaction.selectFrom('mq.command').select('command_id').where('county_id', '=', county).where('command_id', '=', wish.commandId),
      transaction.selectFrom('mq.county').select('clock_ahead_days').where('county_id', '=', county),
      transaction
        .selectFrom('mq.event')
        .select(['seq', 'entry_hash'])
        .where('county_id', '=', county)
        .where('stream_kind', '=', 'county')
        .where('stream_id', '=', 'clock')
        .orderBy('seq', 'desc')
        .limit(1),
    ]);
    if (used.rows.length > 0) return;
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
          at: services.clock.legalNow(),
          values: [],
        },
      ],
    });
    const today = dayOf(services.clock.legalNow() + wish.days * 86_400_000);
    await together(transaction, [
      ...statements,
      transaction.updateTable('mq.county').set({ clock_ahead_days: ahead }).where('county_id', '=', county),
      transaction.updateTable('published.county').set({ clock_ahead_days: ahead }).where('county_id', '=', county),
      ...publishOrganisation(transaction, { county, organisation: organisation.data, today }),
    ]);
  });
  services.wakeLedger();
  return { moved: wish.days };
}
