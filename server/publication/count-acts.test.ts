import { afterEach, beforeEach, expect, it } from 'vitest';

import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines, describeOnServer } from '../../testkit/database/on-both-engines.ts';
import { outboxStatement } from '../ledger/append.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { countActs } from './count-acts.ts';

const monday = Date.parse('2026-03-02T01:00:00Z');
const dayMs = 86_400_000;

describeOnBothEngines('counts of acts', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
  });
  afterEach(() => small.close());

  const fact = (unit: string, acts: number, rest: { readonly at?: number; readonly grouped?: boolean } = {}) =>
    inTransaction(engine.database().app, (db) => {
      const { at = monday, grouped = true } = rest;
      return together(db, [
        outboxStatement(db, { county: small.services.county, topic: 'case-acts', at, body: { item: 'V-FW-01', unit, at, acts, grouped } }),
      ]);
    });
  const weeks = () =>
    engine
      .database()
      .published.selectFrom('published.act_week')
      .select(['town_id', 'week_from', 'acts'])
      .orderBy('town_id')
      .orderBy('week_from')
      .execute();
  const total = () =>
    engine.database().published.selectFrom('published.act_count').select(['year', 'acts', 'last_day', 'smaller_groups']).execute();

  it('of benefits are shown from ten in a town and week on, and not one sooner', async () => {
    await fact('SX-A-01', 5);
    await fact('SX-A-02', 4);
    expect(await countActs(small.services)).toBe(2);
    expect([await weeks(), await total()]).toEqual([[], []]);
    await fact('SX-A', 1, { at: monday + 3 * dayMs });
    await fact('SX-B-01', 3, { at: monday + 2 * dayMs });
    await countActs(small.services);
    expect(await weeks()).toEqual([{ town_id: 'SX-A', week_from: '2026-03-02', acts: 10 }]);
    // The week alone of the last act, never its day.
    expect(await total()).toEqual([{ year: 2026, acts: 13, last_day: '2026-03-02', smaller_groups: true }]);
  });

  it('of other items are shown at once, with the day', async () => {
    await fact('SX-A-01', 1, { grouped: false, at: monday + dayMs });
    await countActs(small.services);
    expect(await weeks()).toEqual([{ town_id: 'SX-A', week_from: '2026-03-02', acts: 1 }]);
    expect(await total()).toEqual([{ year: 2026, acts: 1, last_day: '2026-03-03', smaller_groups: false }]);
  });

  it('take each fact once and keep years apart in one week', async () => {
    const newYear = Date.parse('2026-12-31T20:00:00Z');
    await fact('SX-A-01', 12, { at: newYear - dayMs });
    await fact('SX-A-01', 11, { at: newYear });
    await countActs(small.services);
    expect(await countActs(small.services)).toBe(0);
    expect(await weeks()).toEqual([{ town_id: 'SX-A', week_from: '2026-12-28', acts: 23 }]);
    expect((await total()).map((row) => [row.year, row.acts]).toSorted()).toEqual([
      [2026, 12],
      [2027, 11],
    ]);
  });
});

describeOnServer('counts of acts in a crowd', (engine) => {
  it('are right when twenty count at once', async () => {
    const small = await openSmallCounty(engine.database());
    try {
      const facts = Array.from({ length: 200 }, () => ({ item: 'V-FW-01', unit: 'SX-A-01', at: monday, acts: 1, grouped: true }));
      await inTransaction(engine.database().app, (db) =>
        together(
          db,
          facts.map((body) => outboxStatement(db, { county: small.services.county, topic: 'case-acts', at: monday, body })),
        ),
      );
      await Promise.all(Array.from({ length: 20 }, () => countActs(small.services)));
      await countActs(small.services);
      expect(await engine.database().app.selectFrom('mq.act_count').select('acts').execute()).toEqual([{ acts: 200 }]);
      expect(await engine.database().published.selectFrom('published.act_week').select('acts').execute()).toEqual([{ acts: 200 }]);
    } finally {
      await small.close();
    }
  });
});
