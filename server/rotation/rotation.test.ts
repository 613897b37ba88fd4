import { afterEach, beforeEach, expect, it } from 'vitest';

import { addDays } from '../../core/kernel/day.ts';
import { asId } from '../../core/kernel/id.ts';
import type { RotationWish } from '../../core/org/rotation.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { newForm } from '../platform/http/form-state.ts';
import { newId } from '../platform/random.ts';
import { arrangeRotation } from './arrange-rotation.ts';
import { rotationList } from './rotation-list.ts';
import { rotationPageView } from './rotation-view.ts';

const person = (name: string) => asId<'person'>(name);
const payerPost = asId<'post'>('post/SX-CZ/finance.payer/payer');
const place = { post: payerPost, person: person('payer') };
const today = '2026-03-02';

describeOnBothEngines('rotation of posts', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    // The people of the small county came 100 days ago; five years and a day later the payer's term is over.
    small.clock.pass(0);
  });
  afterEach(() => small.close());

  const seen = async (reader: string) =>
    rotationPageView(small.services, { reader: person(reader), ...place, form: newForm(), formVerb: null });
  const press = async (wish: RotationWish, expected = 0, commandId = newId()) =>
    arrangeRotation(small.services, { wish, expected, commandId });
  const plan = (by: string, day = addDays(today, 30)): RotationWish => ({
    do: 'plan',
    ...place,
    by: person(by),
    day,
    successor: person('accountant'),
  });

  it('shows a clock to the unit that arranges and to the commission, and to nobody else', async () => {
    const may = async (reader: string) => (await seen(reader))?.choices;
    expect((await may('personnel'))?.map((choice) => choice.id).sort()).toEqual(['accountant', 'personnel']);
    expect(await may('commission')).toBeNull();
    expect(await may('clerk')).toBeUndefined();
    expect(await rotationList(small.services, person('payer'))).toBeUndefined();
    expect(await rotationList(small.services, person('admin-system'))).toBeUndefined();
  });

  it('records a plan, a control and a hand-over as entries of the ledger, words sealed', async () => {
    expect(await press(plan('personnel'))).toBe('recorded');
    expect(
      await press({ do: 'keep-control', ...place, by: person('personnel'), until: addDays(today, 90), what: '每笔两个人签字' }, 1),
    ).toBe('recorded');
    const handOver: RotationWish = {
      ...{ do: 'hand-over', ...place, by: person('personnel'), day: today, to: person('accountant'), witness: person('commission') },
      things: ['支付印鉴', '没办完的件 3 件'],
    };
    expect(await press(handOver, 2)).toBe('recorded');
    const view = await seen('commission');
    expect(view?.records.map((record) => [record.kind, record.text])).toEqual([
      ['hand-over', '支付印鉴；没办完的件 3 件'],
      ['keep-control', '每笔两个人签字'],
      ['plan', ''],
    ]);
    expect(view?.card).toMatchObject({ plannedDay: addDays(today, 30), controlUntil: addDays(today, 90) });
    const rows = await small.services.database.app
      .selectFrom('mq.event')
      .select(['payload', 'seq'])
      .where('stream_kind', '=', 'rotation')
      .execute();
    expect(rows.map((row) => row.seq).sort()).toEqual([1, 2, 3]);
    expect(rows.map((row) => row.payload).join('')).not.toMatch(/印鉴|签字/);
  });

  it('lets nobody arrange his own post, and names three persons at a hand-over', async () => {
    expect(await press({ do: 'plan', ...place, by: person('payer'), day: today, successor: null })).toMatchObject({
      refused: 'rotation-own-post',
    });
    const same: RotationWish = {
      ...{
        do: 'hand-over',
        ...place,
        by: person('personnel'),
        day: today,
        to: person('accountant'),
        witness: person('accountant'),
        things: ['账'],
      },
    };
    expect(await press(same)).toMatchObject({ refused: 'rotation-same-person' });
    expect(await press(plan('personnel', addDays(today, -1)))).toMatchObject({ refused: 'rotation-day-past' });
    const forever: RotationWish = { do: 'keep-control', ...place, by: person('personnel'), until: addDays(today, 800), what: '双签' };
    expect(await press(forever)).toMatchObject({ refused: 'rotation-control-too-long' });
    expect((await seen('commission'))?.records).toEqual([]);
  });

  it('takes the same press once, and one of two who write at the same moment', async () => {
    const key = newId();
    expect(await press(plan('personnel'), 0, key)).toBe('recorded');
    expect(await press(plan('personnel'), 0, key)).toBe('recorded');
    expect(await press(plan('personnel'), 0)).toMatchObject({ refused: 'changed-meanwhile' });
    const answers = await Promise.all([press(plan('personnel'), 1), press(plan('personnel'), 1)]);
    expect(answers.filter((answer) => answer === 'recorded')).toHaveLength(1);
    expect((await seen('commission'))?.records).toHaveLength(2);
  });
});
