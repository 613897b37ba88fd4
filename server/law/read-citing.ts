import type { Kysely } from 'kysely';

import { type CitedAt, citationsIn, type Citing } from '../../core/catalogue/law/affected.ts';
import type { DraftCitation } from '../../core/catalogue/draft/content.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { asId, type UnitId } from '../../core/kernel/id.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import { together } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Services } from '../platform/services.ts';
import { chartsInForce } from './in-force.ts';
import { entries } from './store.ts';

/**
 * Something published with its address: the chart whose page and poster show it, null for an entry without one. `unwritten` counts citations that
 * stand in words only, with no record of the register behind them.
 */
export type Published = Citing & { readonly code: string; readonly chart: string | null; readonly unwritten: number };

/**
 * Everything that is published with what it cites: entries of lists with the charts they show, and charts that no list carries. Read inside a
 * transaction, so that nothing of what a change affects is missed between reading and opening its tasks.
 */
export async function readCiting(services: Services, db: Kysely<Schema>, organisation: OrganisationData): Promise<readonly Published[]> {
  const today = dayOf(services.clock.legalNow());
  const charts = chartsInForce(services, today);
  // Many lists show one chart.
  const drawn = new Map([...charts].map(([code, { version }]) => [code, citationsIn(version.item, version.item.chart)]));
  const [found] = await together(db, [entries(db, services.county)]);
  const listed = found.rows.map((row): Published => {
    const shown = row.item_code === null ? [] : (drawn.get(row.item_code) ?? []);
    return {
      ...{ unit: asId<'unit'>(row.unit_id), subject: 'entry', item: row.entry_id, name: row.name, number: row.number },
      ...{ code: row.code, chart: row.item_code, cites: eachOnce([...ownCitations(row.body), ...shown]) },
      unwritten: basisOf(row.body).filter(({ id }) => id === null).length,
    };
  });
  const carried = new Set(listed.map(({ chart }) => chart));
  const office = officeOf(organisation);
  const alone = [...charts].flatMap(([code, { version }]): readonly Published[] => {
    if (carried.has(code) || office === undefined) return [];
    const { item, number } = version;
    return [
      {
        unit: office,
        subject: 'chart',
        item: code,
        name: item.name,
        number,
        code,
        chart: code,
        cites: drawn.get(code) ?? [],
        unwritten: 0,
      },
    ];
  });
  return [...listed, ...alone];
}

/** What the list itself cites, without its chart. */
export function ownCitations(body: string): readonly CitedAt[] {
  return basisOf(body).flatMap(({ id }) => (id === null ? [] : [{ basis: id, step: null }]));
}

function basisOf(body: string): readonly DraftCitation[] {
  return (JSON.parse(body) as { readonly basis: readonly DraftCitation[] }).basis;
}

function eachOnce(cites: readonly CitedAt[]): readonly CitedAt[] {
  return [...new Map(cites.map((one) => [`${one.basis} ${one.step ?? ''}`, one])).values()];
}

/** The unit that answers for charts which no list carries: that of the leading-group office. */
function officeOf({ posts, units }: Pick<OrganisationData, 'posts' | 'units'>): UnitId | undefined {
  return (
    (posts.find(({ role }) => role === 'leading-group.head') ?? posts.find(({ role }) => role === 'leading-group.reviewer'))?.unit ??
    units[0]?.id
  );
}
