import type { Compilable, Kysely } from 'kysely';

import type { DraftEvent } from '../../core/catalogue/draft/event.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { Unit } from '../../core/org/organisation.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { DeskServices } from './desk-services.ts';
import type { LoadedItem } from './load-item.ts';
import { itemCode } from './own-version.ts';

/** More than any item will ever have: a unit that took an item off its list takes no newer version of others either. */
const everyVersion = 1_000_000_000;

/** Statements that end what was published of the item, or begin it in the unit again; none where nothing is carried out by it. */
export async function withdrawalStatements(
  services: DeskServices,
  db: Kysely<Schema>,
  about: { readonly loaded: LoadedItem; readonly events: readonly DraftEvent[]; readonly unit: Unit },
): Promise<readonly Compilable<unknown>[]> {
  const { loaded, events, unit } = about;
  const { content } = loaded.draft;
  if (events.some(({ type }) => type === 'item-published'))
    return content.chart.kind === 'adopted' ? [services.liftWithdrawal(db, { code: content.chart.code, unit: unit.id })] : [];
  const withdrawn = events.find((event) => event.type === 'item-withdrawn');
  const last = loaded.draft.published.at(-1);
  if (withdrawn === undefined || last === undefined) return [];
  const { at, by, reason } = withdrawn;
  const shown = loaded.contentAt(last.version);
  const on = dayOf(at);
  if (shown.chart.kind === 'own') {
    const withdrawal = { code: itemCode(unit, shown), unit: null, number: last.number, on, reason };
    return services.withdrawItem(db, { withdrawal, hash: last.hash, by, at });
  }
  if (shown.chart.kind !== 'adopted') return [];
  return services.withdrawItem(db, {
    withdrawal: { code: shown.chart.code, unit: unit.id, number: everyVersion, on, reason },
    hash: last.hash,
    by,
    at,
  });
}
