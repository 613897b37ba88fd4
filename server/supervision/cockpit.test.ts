import { afterEach, beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';

import type { deskAlert, deskAlertList, deskCockpit } from '../../contract/desk-supervision.ts';
import type { KnownAlert } from '../../core/supervision/alert/alert.ts';
import { fold } from '../../core/supervision/alert/evolve.ts';
import { cockpitLists } from '../../core/supervision/cockpit.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { bodyOf, type DeskClient, openDesk } from '../../testkit/desk/desk-client.ts';
import { listRoutes } from '../../testkit/list-routes.ts';
import { seededSource } from '../demo/seeded-source.ts';
import { alertLine } from '../../testkit/supervision/alert-lines.ts';
import { newId } from '../platform/random.ts';
import { eventOf } from './event-row.ts';
import { letAlertDaysPass } from './let-alert-days-pass.ts';
import { takeAlerts } from './take-alerts.ts';
import { alertIdOf } from './take-hit.ts';

type Cockpit = z.output<typeof deskCockpit>;
type List = z.output<typeof deskAlertList>;
type Alert = z.output<typeof deskAlert>;

const root = '/supervision';
const account = '6200111122223333444';
const villages = { 'SX-A-01': '前湾村', 'SX-A-02': '后湾村', 'SX-B-01': '远湾村' } as const;
const offices = { 'SX-MZ': '石溪县民政局', 'SX-CZ': '石溪县财政局' } as const;

describeOnBothEngines('the cockpit', (engine) => {
  let small: SmallCounty;
  let desk: DeskClient;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    desk = await openDesk(small);
  });
  afterEach(async () => {
    await desk.close();
    await small.close();
  });

  const line = (object: string, unit: string, more: Parameters<typeof alertLine>[0] = {}) => {
    const base = alertLine({ object, ...more });
    return { ...base, evidence: { ...base.evidence, values: { 单位: unit }, rows: [] } };
  };
  const cockpit = async (who: string, places = ''): Promise<Cockpit> =>
    bodyOf<Cockpit>(await desk.get(who, `${root}/cockpit?places=${places}`));
  const list = async (who: string, query: string): Promise<readonly string[]> =>
    bodyOf<List>(await desk.get(who, `${root}/alerts?${query}`))
      .cards.map(({ id }) => id)
      .toSorted();
  const alert = async (who: string, id: string): Promise<Alert> => bodyOf<Alert>(await desk.get(who, `${root}/alerts/${id}`));
  const act = async (who: string, id: string, verb: string, form: object) => {
    const { version } = await alert(who, id);
    return desk.post(who, `${root}/alerts/${id}/acts/${verb}`, { base: version, ...form });
  };

  /** What stands in the event table alone, folded by hand. */
  async function everything(): Promise<readonly KnownAlert[]> {
    const rows = await small.services.database.app
      .selectFrom('mq.event')
      .selectAll()
      .where('stream_kind', '=', 'alert')
      .orderBy('stream_id')
      .orderBy('seq')
      .execute();
    const streams = new Map<string, typeof rows>();
    for (const row of rows) streams.set(row.stream_id, [...(streams.get(row.stream_id) ?? []), row]);
    return [...streams.values()].flatMap((own) => {
      const state = fold(own.map(eventOf));
      return state.status === 'known' ? [state] : [];
    });
  }
  const units = { commission: () => true, 'town-conduct': (unit: string) => unit.startsWith('SX-A') };

  it('counts for random histories what a plain fold of all events gives for the reach of the reader, and each number opens its list', async () => {
    const source = seededSource('cockpit');
    const names = [...Object.values(villages), ...Object.values(offices)];
    const rules = [
      ['S01', '预警'],
      ['C04', '关注'],
      ['S02', '红色'],
      ['W06', '提示'],
    ] as const;
    const lines = Array.from({ length: 14 }, (_, at) => {
      const [rule, severity] = rules[source.below(rules.length)] ?? rules[0];
      return line(`F${String(at)}`, names[source.below(names.length)] ?? '', { rule, severity });
    });
    await takeAlerts(small.services, { lines, ran: null });
    for (const { alertId } of await everything()) {
      for (const [who, verb, form] of [
        ['commission', 'make-finding', { finding: 'error', days: '5', text: '看过' }],
        ['commission-2', 'settle-finding', { agree: source.below(3) === 0 ? 'no' : 'yes', text: '看过' }],
      ] as const) {
        if (source.below(2) === 0) small.clock.pass(source.below(4) * 86_400_000, 'legal');
        if (source.below(3) > 0 && (await alert(who, alertId)).acts.includes(verb)) await act(who, alertId, verb, form);
      }
    }
    // What the clock has to say is said before anything is counted.
    while ((await letAlertDaysPass(small.services)) > 0);
    const all = await everything();
    expect(new Set(all.map(({ stage }) => stage.at)).size).toBeGreaterThan(2);
    for (const [who, reaches] of Object.entries(units)) {
      const own = all.filter(({ unit }) => reaches(unit));
      const { numbers, byTopic, byPlace, lamps, precision } = await cockpit(who);
      const open = own.filter(({ stage }) => stage.at !== 'cleared' && stage.at !== 'archived');
      expect(numbers.open, who).toBe(open.length);
      expect(numbers.red).toBe(open.filter(({ lamp }) => lamp === 'red').length);
      expect(numbers.verify).toBe(own.filter(({ stage }) => stage.at === 'verify').length);
      expect(numbers.ordered).toBe(own.filter(({ verified }) => verified?.remedy.kind === 'fix').length);
      const ids = new Set<string>(own.map(({ alertId }) => alertId));
      for (const name of cockpitLists) {
        const shown = await list(who, `list=${name}`);
        expect([name, shown.length]).toEqual([name, numbers[name]]);
        expect(shown.every((id) => ids.has(id))).toBe(true);
      }
      for (const { topic, count } of byTopic) expect(await list(who, `list=open&topic=${topic}`)).toHaveLength(count);
      for (const { id, count } of byPlace) expect(await list(who, `list=open&place=${id}`)).toHaveLength(count);
      for (const { id, count, lamp } of lamps) {
        expect(await list(who, `list=open&unit=${id}`)).toHaveLength(count);
        expect(lamp).toBe(open.some((one) => one.unit === id && one.lamp === 'red') ? 'red' : 'yellow');
      }
      for (const { rule, right, of } of precision) {
        expect(await list(who, `list=judged&rule=${rule}`)).toHaveLength(of);
        expect(await list(who, `list=right&rule=${rule}`)).toHaveLength(right);
      }
    }
  });

  it('shows a resident team its bureaus alone, and two scopes never see each other: not counted, not listed, not there', async () => {
    const { database, county } = small.services;
    const resident = async (person: string, unit: string): Promise<void> => {
      const key = { county_id: county, post_id: `post/${unit}/resident/${person}` };
      await database.app
        .insertInto('mq.post')
        .values({ ...key, unit_id: unit, role: 'commission.resident-officer', name: '派驻组' })
        .execute();
      await database.app
        .insertInto('mq.tenure')
        .values({ ...key, person_id: person, from_day: '2025-01-01', to_day: null })
        .execute();
    };
    // `archivist` holds no other post that supervises; `means` is sent to two bureaus, and `clerk-far` to the commission itself, which is nowhere.
    await resident('archivist', 'SX-MZ');
    await resident('means', 'SX-MZ');
    await resident('means', 'SX-CZ');
    await resident('clerk-far', 'SX-JW');
    small.clock.pass(2_000, 'real');
    const all = [...Object.entries(villages), ...Object.entries(offices)];
    await takeAlerts(small.services, { lines: all.map(([code, name]) => line(`F-${code}`, name, { severity: '红色' })), ran: null });
    const idOf = (unit: string): string => alertIdOf(small.services.keys, 'S01', `F-${unit}`);
    const reach = {
      archivist: ['SX-MZ'],
      means: ['SX-CZ', 'SX-MZ'],
      'town-conduct': ['SX-A-01', 'SX-A-02'],
      commission: all.map(([code]) => code),
    };
    for (const [who, own] of Object.entries(reach)) {
      expect((await cockpit(who)).numbers.open, who).toBe(own.length);
      expect(await list(who, 'list=open')).toEqual(own.map(idOf).toSorted());
      for (const [unit] of all) {
        const seen = own.includes(unit);
        expect((await desk.get(who, `${root}/alerts/${idOf(unit)}`)).statusCode, `${who} ${unit}`).toBe(seen ? 200 : 404);
        const pressed = await desk.post(who, `${root}/alerts/${idOf(unit)}/acts/make-finding`, { base: 1, finding: 'error', text: '看过' });
        if (!seen) expect(pressed.statusCode).toBe(404);
      }
      // A place that is not his is as one that does not exist.
      expect((await cockpit(who, 'SX-B')).numbers.open).toBe(
        (await cockpit(who, own.includes('SX-B-01') ? 'SX-B' : 'nowhere')).numbers.open,
      );
    }
    expect((await cockpit('means', 'SX-CZ')).numbers.open).toBe(1);
    expect((await desk.get('clerk-far', `${root}/cockpit`)).statusCode).toBe(404);
    // A team sent to a bureau is not of it: the bureau's question is its to verify.
    expect((await alert('archivist', idOf('SX-MZ'))).acts).toContain('open-personal-data');
    expect((await alert('archivist', idOf('SX-MZ'))).refused.map(({ refusal }) => refusal.what).join()).not.toContain('本单位');
  });

  it('masks accounts and the names of people until they are opened with a reason, which stays in the history and in the ledger', async () => {
    await desk.session('village-clerk');
    const base = alertLine();
    await takeAlerts(small.services, { lines: [{ ...base, rule: 'S05', object: account, object_type: '银行账号' }], ran: null });
    const id = alertIdOf(small.services.keys, 'S05', account);
    const name = (await small.services.organisation()).data.persons.find((one) => one.id === 'village-clerk')?.name ?? '?';
    const bodies = async () =>
      Promise.all(['/cockpit', '/alerts?list=open', `/alerts/${id}`].map(async (path) => (await desk.get('commission', root + path)).body));
    for (const body of await bodies()) {
      expect(body).not.toContain(account);
      expect(body).not.toContain(name);
    }
    const before = await alert('commission', id);
    expect(before.people).toEqual([{ post: expect.stringMatching(/.+/) as string, name: null }]);
    expect(before.object.shown).toMatch(/^\*+3444$/);
    const without = await act('commission', id, 'open-personal-data', { text: '' });
    expect(without.statusCode).toBe(422);
    expect((await act('commission', id, 'open-personal-data', { text: '核对账户' })).statusCode).toBe(200);
    const opened = await alert('commission', id);
    expect(opened.object.shown).toBe(account);
    expect(opened.people.map((one) => one.name)).toEqual([name]);
    expect(opened.history[0]).toMatchObject({ type: 'personal-data-opened', text: '核对账户' });
    // Opened for him, and for nobody else.
    expect((await desk.get('commission-2', `${root}/alerts/${id}`)).body).not.toContain(account);
    await small.county.sequencer.settle();
    const leaves = await small.services.database.app.selectFrom('mq.ledger_entry').select('index').where('stream_id', '=', id).execute();
    expect(leaves).toHaveLength(2);
    small.clock.pass(3_700_000);
    expect((await desk.get('commission', `${root}/alerts/${id}`)).body).not.toContain(account);
  });

  it('acts by the same decisions as the pages, once for each key, on what was seen', async () => {
    await takeAlerts(small.services, { lines: [line('F1', villages['SX-A-01'], { severity: '红色' })], ran: null });
    const id = alertIdOf(small.services.keys, 'S01', 'F1');
    const key = newId();
    const form = { base: 1, finding: 'error', days: '5', text: '看过' };
    const press = (who: string, body: object) => desk.post(who, `${root}/alerts/${id}/acts/make-finding`, body, key);
    expect([(await press('commission', form)).statusCode, (await press('commission', form)).statusCode]).toEqual([200, 200]);
    expect((await alert('commission', id)).version).toBe(2);
    const late = await desk.post('commission-2', `${root}/alerts/${id}/acts/settle-finding`, { base: 1, agree: 'yes', text: '看过' });
    expect([late.statusCode, bodyOf(late)['code']]).toEqual([409, 'changed-meanwhile']);
    const alone = await act('commission', id, 'settle-finding', { agree: 'yes', text: '看过' });
    expect(bodyOf(alone)['code']).toBe('alert-second-person');
    expect((await act('commission-2', id, 'settle-finding', { agree: 'yes', text: '看过' })).statusCode).toBe(200);
    expect((await cockpit('commission')).numbers).toMatchObject({ rectify: 1, ordered: 1, checked: 0, verify: 0 });
  });

  const outsiders = [
    'clerk',
    'secretary',
    'village-clerk',
    'compiler',
    'reviewer',
    'office-head',
    'admin-system',
    'admin-audit',
    'expired',
  ];

  it('is not there for anybody without a post that supervises, on any of its routes', async () => {
    await takeAlerts(small.services, { lines: [alertLine()], ran: null });
    const id = alertIdOf(small.services.keys, 'S01', 'F0001');
    const routes = listRoutes(desk.served.app.printRoutes({ commonPrefix: false })).filter((route) =>
      route.includes(`/api/v1/desk${root}`),
    );
    expect(routes.length).toBeGreaterThan(6);
    for (const route of routes) {
      const [method = '', path = ''] = route.replace('/api/v1/desk', '').split(' ');
      const url = path
        .replace(':id', id)
        .replace(':verb', path.includes('proposals') ? 'approve' : 'make-finding')
        .replace(':rule', 'S01')
        .replace(/:trial|:proposal/, newId());
      for (const who of outsiders) {
        const answer = method === 'GET' ? await desk.get(who, url) : await desk.post(who, url, bodies[path.replace(root, '')] ?? {});
        expect(answer.statusCode, `${who} ${route}`).toBe(404);
      }
      const anonymous = await desk.served.app.inject({ method: method === 'GET' ? 'GET' : 'POST', url: `/api/v1/desk${url}` });
      expect(anonymous.statusCode, route).toBe(403);
    }
  });

  // What the routes take; the routes themselves come from the router.
  const bodies: Readonly<Record<string, object>> = {
    '/alerts/:id/acts/:verb': { base: 1, finding: 'error', text: '看过' },
    '/rules/:rule/trials': { name: '最少净笔数', value: '3' },
    '/rules/:rule/proposals': { name: 'S01.最少净笔数', value: '3', from: '2026-06-01', reason: '看过', source: '纪要' },
    '/rules/:rule/proposals/:proposal/:verb': { reason: '看过' },
  };
});
