import type { Kysely } from 'kysely';

import type { CountyId, UnitId } from '../../core/kernel/id.ts';
import type { Staff } from '../../core/org/staff.ts';
import { bodyGaps, bodyOn } from '../../core/programme/governance.ts';
import type { UnitFacts } from '../../core/programme/result.ts';
import { listProgress } from '../compile/read.ts';
import { groupBy } from '../platform/group-by.ts';
import type { Schema } from '../platform/database/schema.ts';
import { readRecords } from './record-context.ts';
import { statutoryCounts } from './store.ts';

/** What the platform knows of every unit's work: asked once, for all tasks. Villages and bureaus alike; a unit without a list has none of anything. */
export async function readUnitFacts(db: Kysely<Schema>, county: CountyId, staff: Staff): Promise<(unit: UnitId) => UnitFacts> {
  const progress = groupBy(await listProgress(db, county).execute(), ({ unit_id }) => unit_id);
  const statutory = new Map((await statutoryCounts(db, county).execute()).map(({ unit_id, items }) => [unit_id, Number(items)]));
  const bodies = new Map((await readRecords(db, county, 'governance-body')).map(({ id, record }) => [id, record]));
  return (unit) => {
    const rows = progress.get(unit) ?? [];
    const sum = (key: 'items' | 'published' | 'charts' | 'a4' | 'a5'): number => rows.reduce((all, row) => all + Number(row[key]), 0);
    return {
      ...{ items: sum('items'), published: sum('published'), charts: sum('charts'), risksRated: sum('a4'), measured: sum('a5') },
      // Kin among the seats is a question to two offices, not a lack that others may read off a task.
      bodyGaps: bodyGaps(bodyOn(bodies.get(unit), staff.day), staff).filter(({ code }) => code !== 'relatives').length,
      statutory: statutory.get(unit) ?? 0,
    };
  };
}
