import { afterEach, beforeEach, expect, it } from 'vitest';

import type { KnownAlert } from '../../core/supervision/alert/alert.ts';
import { asId } from '../../core/kernel/id.ts';
import { aidCaseAt } from '../../testkit/county/aid-case.ts';
import { openSmallCounty, plantedValues, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { listView } from './list-view.ts';
import { watchCounty } from './watch-county.ts';

describeOnBothEngines('the running county', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
  });
  afterEach(() => small.close());

  const alerts = async () => {
    const rows = await engine.database().app.selectFrom('mq.alert').selectAll().orderBy('rule').execute();
    return rows.map((row) => ({
      rule: row.rule,
      unit: row.unit_id,
      version: row.version,
      swept: row.swept,
      state: JSON.parse(row.state) as KnownAlert,
    }));
  };

  it('asks about a step that is late by more than three working days, in the unit of its post, once; and notes when it is done', async () => {
    const id = await aidCaseAt(small, 'accept');
    expect(await watchCounty(small.services)).toBe(0);
    await small.days(40);
    expect(await watchCounty(small.services)).toBe(1);
    expect(await watchCounty(small.services)).toBe(1);
    expect(await alerts()).toMatchObject([{ rule: 'R01', unit: 'SX-A', version: 1, swept: false, state: { concerned: [], gone: false } }]);
    await small.step(id, 'clerk', 'accept', 'accepted');
    await watchCounty(small.services);
    expect((await alerts())[0]).toMatchObject({ version: 2, state: { gone: true, stage: { at: 'self-check' } } });
  });

  it('tells the question in words that name nobody', async () => {
    await aidCaseAt(small, 'accept');
    await small.days(40);
    await watchCounty(small.services);
    const view = await listView(small.services, asId<'person'>('commission'), { show: 'open', family: 'R' });
    expect(view?.cards).toHaveLength(1);
    expect(view?.cards[0]?.sentence).toContain('现在还没有办');
    expect(JSON.stringify(view)).not.toContain(plantedValues['household-head']);
  });

  it('asks about two who always visit together while others could, and about the step, not about them', async () => {
    for (let count = 0; count < 5; count += 1) await aidCaseAt(small, 'weigh');
    await watchCounty(small.services);
    const [found] = (await alerts()).filter((one) => one.rule === 'R04');
    expect(found).toMatchObject({ unit: 'SX-A', state: { severity: 'hint', objectType: '事项环节', lamp: 'none' } });
    expect(found?.state.concerned.toSorted()).toEqual(['visitor-1', 'visitor-2']);
  });
});
