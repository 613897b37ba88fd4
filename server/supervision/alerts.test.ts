import { afterEach, beforeEach, expect, it } from 'vitest';

import { asId } from '../../core/kernel/id.ts';
import { isRefusal, type Refusal } from '../../core/kernel/outcome.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { signInAs } from '../../testkit/county/signed-in.ts';
import { tableRows } from '../../testkit/county/table-rows.ts';
import { describeOnBothEngines, describeOnServer } from '../../testkit/database/on-both-engines.ts';
import { alertLine, plantedSentence } from '../../testkit/supervision/alert-lines.ts';
import { rebuildProjections } from '../administration/rebuild-projections.ts';
import { verifyDatabase } from '../ledger/verify-database.ts';
import { newId } from '../platform/random.ts';
import { type AlertPress, actOnAlert } from './act-on-alert.ts';
import { readAlertLines } from './alert-line.ts';
import { letAlertDaysPass } from './let-alert-days-pass.ts';
import { listsFor } from './list-alerts.ts';
import { listView } from './list-view.ts';
import { findSeen } from './seen-alert.ts';
import { takeAlerts } from './take-alerts.ts';
import { alertIdOf } from './take-hit.ts';

const written = '植入的书面话';
const dayMs = 86_400_000;

type Wish = { readonly do: AlertPress['wish']['do'] } & Readonly<Record<string, unknown>>;

const find: Wish = { do: 'make-finding', outcome: 'confirmed-error', remedy: { kind: 'fix', workingDays: 10 } };
const agree: Wish = { do: 'settle-finding', agree: true };
const answer: Wish = { do: 'answer-self-check', answer: 'confirmed' };
const check: Wish = {
  do: 'check-fix',
  passed: true,
  cause: 'not-followed',
  place: { kind: 'charted', item: 'V-FW-01', step: 'visit', risk: null },
};

async function openCounty(small: SmallCounty) {
  for (const who of ['village-clerk', 'officer', 'commission']) await signInAs(small, who);
  const alertId = alertIdOf(small.services.keys, 'S01', 'F0001');
  const press = (
    who: string,
    wish: Wish,
    seen: number | null = null,
    key: string = newId(),
  ): Promise<{ readonly version: number } | Refusal> =>
    actOnAlert(small.services, {
      ...{ alertId, commandId: key, owner: who, bodyHash: JSON.stringify(wish), person: asId<'person'>(who) },
      ...{ wish: wish as unknown as AlertPress['wish'], text: written, expectedVersion: seen },
    });
  const act = async (who: string, wish: Wish): Promise<number> => {
    const told = await press(who, wish);
    if (isRefusal(told)) throw new Error(`${who} ${wish.do}: ${told.refused}`);
    return told.version;
  };
  const row = () =>
    small.services.database.app.selectFrom('mq.alert').selectAll().where('alert_id', '=', alertId).executeTakeFirstOrThrow();
  return { alertId, press, act, row };
}

describeOnBothEngines('alerts', (engine) => {
  let small: SmallCounty;
  let world: Awaited<ReturnType<typeof openCounty>>;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    world = await openCounty(small);
  });
  afterEach(() => small.close());

  const take = (...lines: readonly ReturnType<typeof alertLine>[]) => takeAlerts(small.services, { lines, ran: ['S01'] });
  const mended = async (): Promise<void> => {
    await take(alertLine());
    await world.act('secretary', answer);
    await world.act('commission', find);
    await world.act('commission-2', agree);
    await world.act('secretary', { do: 'report-fix' });
  };

  it('are taken once, however often the same sweep is taken, and are put to the village that the rows name', async () => {
    expect(await take(alertLine())).toMatchObject({ raised: 1 });
    expect(await take(alertLine())).toMatchObject({ raised: 0, same: 1, gone: 0 });
    expect(await world.row()).toMatchObject({ unit_id: 'SX-A-01', version: 1, stage: 'self-check', due_day: '2026-03-16' });
    expect(await take(alertLine({ hashOf: 'two' }))).toMatchObject({ repeated: 1 });
    expect(await takeAlerts(small.services, { lines: [], ran: ['S01'] })).toMatchObject({ gone: 1 });
    expect(await takeAlerts(small.services, { lines: [], ran: ['S01'] })).toMatchObject({ gone: 0 });
  });

  it('live from the question to clearing, and every event is a leaf that says neither what nor where nor by which post', async () => {
    await mended();
    await world.act('town-conduct', check);
    expect(await world.row()).toMatchObject({ stage: 'cleared', outcome: 'confirmed-error', version: 9 });
    await small.county.sequencer.settle();
    const report = await verifyDatabase({ ...small.services, directory: small.ledger });
    expect(report.faults).toEqual([]);
    const entries = await small.services.database.app
      .selectFrom('mq.ledger_entry')
      .selectAll()
      .where('stream_kind', '=', 'alert')
      .execute();
    expect(entries).toHaveLength(9);
    for (const entry of entries) {
      const text = Buffer.from(entry.entry_bytes).toString('latin1');
      expect(text).toContain('alert-moved');
      expect(text).not.toMatch(/SX-A-01|post\/|finding|S01/);
    }
    const topics = await small.services.database.app
      .selectFrom('mq.outbox')
      .select(['topic', 'body'])
      .where('topic', '=', 'revision')
      .execute();
    expect(topics.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      { rule: 'S01', about: 'chart', place: { item: 'V-FW-01', step: 'visit' } },
    ]);
  });

  it('stand in plain in no table: neither what the rule says nor what people write', async () => {
    await mended();
    const rows = await tableRows(engine.database());
    for (const secret of [plantedSentence, written, 'F0001', '植*名'])
      expect(
        rows.filter((row) => row.includes(secret)),
        secret,
      ).toEqual([]);
    expect((await findSeen(small.services, asId<'person'>('commission'), world.alertId))?.content.sentence).toContain(plantedSentence);
  });

  it('are rebuilt from their events to the same rows', async () => {
    await mended();
    const before = (await tableRows(engine.database())).filter((row) => row.startsWith('mq.alert')).toSorted();
    expect(before.length).toBeGreaterThan(3);
    await rebuildProjections(small.services, small.installation.library.words);
    expect((await tableRows(engine.database())).filter((row) => row.startsWith('mq.alert')).toSorted()).toEqual(before);
  });

  it('exist only for who has to do with them', async () => {
    await take(alertLine());
    const eyes = await Promise.all(
      ['commission', 'town-conduct', 'secretary', 'village-clerk', 'secretary-far', 'clerk', 'admin-security', 'reviewer', 'officer-2'].map(
        async (who) => [who, (await findSeen(small.services, asId<'person'>(who), world.alertId))?.eye],
      ),
    );
    expect(Object.fromEntries(eyes)).toEqual({
      ...{ commission: 'supervisor', 'town-conduct': 'supervisor', secretary: 'unit', 'village-clerk': 'concerned' },
      ...{ 'secretary-far': undefined, clerk: undefined, 'admin-security': undefined, reviewer: undefined, 'officer-2': undefined },
    });
    expect(await world.press('secretary-far', answer)).toMatchObject({ refused: 'alert-unknown' });
    expect(await listsFor(small.services, asId<'person'>('admin-audit'))).toBeUndefined();
    expect((await listsFor(small.services, asId<'person'>('secretary-far')))?.all).toEqual([]);
    // Whoever is concerned reads the rows that name him, and no others.
    const own = await findSeen(small.services, asId<'person'>('village-clerk'), world.alertId);
    expect(own?.content.rows.map((one) => one.key)).toEqual(['F0001']);
  });

  it('have numbers that are the lengths of their lists', async () => {
    await mended();
    await take(alertLine(), alertLine({ object: 'F0009' }), alertLine({ rule: 'C04', object: 'H1', severity: '关注' }));
    small.clock.pass(30 * dayMs);
    await letAlertDaysPass(small.services);
    const person = asId<'person'>('commission');
    const { counts } = (await listView(small.services, person, { show: null, family: null })) ?? {};
    expect(counts?.byShow).toMatchObject({ open: 3, rectify: 1, closed: 0 });
    for (const [show, count] of Object.entries(counts?.byShow ?? {})) {
      const list = await listView(small.services, person, { show: show as 'open', family: null });
      expect([show, list?.cards.length]).toEqual([show, count]);
    }
    for (const { family, count } of counts?.byFamily ?? []) {
      const list = await listView(small.services, person, { show: 'open', family });
      expect([family, list?.cards.length]).toEqual([family, count]);
    }
  });

  it('are put to the unit of their own row when the rows name several, and to the lowest above them when it names none', async () => {
    const base = alertLine();
    const row = (key: string, village: string) => ({ table: '补贴发放', key, values: { 发放流水号: key, 行政村: village } });
    const at = async (object: string, rows: ReturnType<typeof row>[], values = {}) => {
      await take({ ...base, object, evidence: { ...base.evidence, values, rows } });
      const found = await small.services.database.app
        .selectFrom('mq.alert')
        .select('unit_id')
        .where('alert_id', '=', alertIdOf(small.services.keys, 'S01', object))
        .executeTakeFirstOrThrow();
      return found.unit_id;
    };
    expect(await at('X1', [row('X1', '前湾村'), row('X2', '远湾村')])).toBe('SX-A-01');
    expect(await at('X3', [row('X4', '前湾村'), row('X5', '后湾村')])).toBe('SX-A');
    expect(await at('X6', [row('X7', '前湾村'), row('X8', '远湾村')])).toBe('SX');
    expect(await at('X9', [], { 采购单位: '后湾村' })).toBe('SX-A-02');
    expect(await at('远湾村|GYS1', [])).toBe('SX-B-01');
    expect(await at('X10', [row('X10', '没有的村')])).toBe('SX');
  });

  it('keep the order of their columns', async () => {
    const base = alertLine();
    await take({ ...base, evidence: { ...base.evidence, values: { 流水号: 'F0001', 行政村: '前湾村', 金额: '1.00', 合计: '2.00' } } });
    const seen = await findSeen(small.services, asId<'person'>('commission'), world.alertId);
    expect(Object.keys(seen?.content.values ?? {})).toEqual(['流水号', '行政村', '金额', '合计']);
  });

  it('tell their delays, yellow and then red, once each', async () => {
    await take(alertLine());
    const at = async (day: string) => {
      small.clock.pass(Date.parse(`${day}T02:00:00Z`) - small.clock.legalNow());
      while ((await letAlertDaysPass(small.services)) > 0);
      return (JSON.parse((await world.row()).state) as { readonly late: string }).late;
    };
    expect([await at('2026-03-16'), await at('2026-03-17'), await at('2026-03-19'), await at('2026-03-20')]).toEqual([
      'no',
      'yellow',
      'yellow',
      'red',
    ]);
    expect((await world.row()).version).toBe(3);
  });

  it('refuse the second person who presses on what he has not seen', async () => {
    await take(alertLine());
    const seen = await world.act('secretary', answer);
    await world.act('commission', find);
    expect(await world.press('commission-2', agree, seen)).toMatchObject({
      refused: 'changed-meanwhile',
      because: { takenBy: 'commission' },
    });
    expect(await world.press('commission-2', agree, seen + 1)).toMatchObject({ version: seen + 3 });
  });

  it('take a press that is sent twice once', async () => {
    await take(alertLine());
    const key = newId();
    const told = [await world.press('secretary', answer, 1, key), await world.press('secretary', answer, 1, key)];
    expect(told).toEqual([{ version: 2 }, { version: 2 }]);
    expect(await world.press('secretary', { ...answer, answer: 'unclear' }, 1, key)).toMatchObject({ refused: 'key-reused' });
  });

  it('show a full account only after a reason, which stands in the history for everybody', async () => {
    const line = alertLine({ rule: 'S05', object_type: '银行账号', object: '6222000011112222' });
    await take(line);
    const alertId = alertIdOf(small.services.keys, 'S05', '6222000011112222');
    const person = asId<'person'>('commission');
    expect((await findSeen(small.services, person, alertId))?.isOpen).toBe(false);
    const opened = await actOnAlert(small.services, {
      ...{
        alertId,
        commandId: newId(),
        owner: 'commission',
        bodyHash: 'x',
        person,
        wish: { do: 'open-personal-data' },
        text: '要和银行核对',
        expectedVersion: null,
      },
    });
    expect(opened).toEqual({ version: 2 });
    expect((await findSeen(small.services, person, alertId))?.isOpen).toBe(true);
    expect((await findSeen(small.services, asId<'person'>('commission-2'), alertId))?.isOpen).toBe(false);
    expect((await findSeen(small.services, asId<'person'>('secretary'), alertId))?.loaded.events.map((event) => event.type)).toContain(
      'personal-data-opened',
    );
  });
});

describeOnServer('two who verify at once', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
  });
  afterEach(() => small.close());

  it('are told one after the other: one finding, one who was faster', async () => {
    const world = await openCounty(small);
    await takeAlerts(small.services, { lines: [alertLine()], ran: null });
    const seen = await world.act('secretary', answer);
    const told = await Promise.all(
      ['commission', 'commission-2', 'commission-leader', 'town-conduct'].map((who) => world.press(who, find, seen)),
    );
    expect(told.filter((one) => !isRefusal(one))).toHaveLength(1);
    expect(told.flatMap((one) => (isRefusal(one) ? [one.refused] : []))).toEqual(Array.from({ length: 3 }, () => 'changed-meanwhile'));
    // The same race with the second look: never two agreements.
    const first = (JSON.parse((await world.row()).state) as { stage: { finding: { by: { person: string } } } }).stage.finding.by.person;
    const others = ['commission', 'commission-2', 'commission-leader', 'town-conduct'].filter((who) => who !== first);
    const settled = await Promise.all(others.map((who) => world.press(who, agree, seen + 1)));
    expect(settled.filter((one) => !isRefusal(one))).toHaveLength(1);
    expect(await world.row()).toMatchObject({ stage: 'rectify', version: seen + 3 });
  });

  it('raise one alert when two take the same sweep', async () => {
    const told = await Promise.all(Array.from({ length: 4 }, () => takeAlerts(small.services, { lines: [alertLine()], ran: null })));
    expect(told.reduce((sum, one) => sum + one.raised, 0)).toBe(1);
  });
});

it('lines that cannot be read are named, and the others are taken', () => {
  const good = JSON.stringify({ ...alertLine(), standing: 'new' });
  const { lines, wrong } = readAlertLines(`${good}\n{"rule":1}\n\nnot json\n${good}\n`);
  expect([lines.length, wrong]).toEqual([2, [2, 4]]);
});
