import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Analysis, Results } from '../../core/chart/analyse/analysis.ts';
import { analyseItem, staffingOf } from '../../core/chart/analyse/from-chart.ts';
import { compile } from '../../core/chart/compile.ts';
import { asId, type UnitId } from '../../core/kernel/id.ts';
import { staffOn } from '../../core/org/staff.ts';
import { openAppAtDoor } from '../../testkit/app-at-door.ts';
import { type CountyAtDoor, openCountyAtDoor } from '../../testkit/county-at-door.ts';
import { emptyTables } from '../../testkit/database/empty-tables.ts';
import { openPreparedEmbedded } from '../../testkit/database/kept-database.ts';
import { generateCounty } from '../demo/generate-county.ts';
import { libraryRoot, readLibrary } from '../library/read-library.ts';
import { organisationReader } from '../organisation/read.ts';
import type { Database } from '../platform/database/open-database.ts';
import type { App } from '../platform/http/app.ts';
import type { OrganisationSnapshot } from '../platform/services.ts';
import type { Analysed, RestraintState } from './compute.ts';
import { restraintView } from './overview.ts';
import { maySeeRestraint, publicRestraint } from './read.ts';
import { restraintRoutes } from './routes.ts';

const day = '2026-03-02';
const { organisation } = generateCounty('restraint', day);
const staff = staffOn(organisation, day);
const snapshot: OrganisationSnapshot = {
  data: organisation,
  staffOn: () => staff,
  relativesOf: () => [],
  personOf: () => undefined,
};
const [village, other] = organisation.units.filter((unit) => unit.level === 'village').map((unit) => unit.id);
const version = readLibrary(libraryRoot()).items.find(({ item }) => item.code === 'V-FW-01');
if (version === undefined || village === undefined || other === undefined) throw new Error('the library lacks V-FW-01');
const item = { version, chart: compile(version.item.chart) };
const { hash } = version;

function analysed(unit: UnitId): Analysed {
  const { code, name, chart } = item.version.item;
  const analysis = analyseItem({ id: code, title: name, chart, totalLimit: null }, staffingOf(chart, staff, unit), {
    sets: 1,
    repairs: true,
  });
  return { item, unit, analysis };
}

const real = analysed(village);

/** The same analysis with another smallest set. */
function having(collusion: Results['collusion'], unit: UnitId = village ?? asId<'unit'>('none')): Analysed {
  if (real.analysis.results === null) throw new Error('the chart of the library does not run');
  return { item, unit, analysis: { ...real.analysis, results: { ...real.analysis.results, collusion } } };
}

function bookOf(found: readonly Analysed[], waiting = 0): RestraintState {
  return { state: { found, waiting } };
}

describe('what the public page tells', () => {
  const told = (found: readonly Analysed[], waiting = 0) => publicRestraint(bookOf(found, waiting), hash)?.persons ?? null;

  it('tells the number of the weakest unit', () => {
    expect(told([having({ known: 'exactly', size: 5 }), having({ known: 'exactly', size: 3 }, other)])).toBe(3);
  });

  it('tells nothing where one hand would do, where nobody can finish, or where the number is not exact', () => {
    const good = having({ known: 'exactly', size: 5 });
    expect(told([good, having({ known: 'exactly', size: 1 }, other)])).toBeNull();
    expect(told([good, having({ known: 'exactly', size: 0 }, other)])).toBeNull();
    expect(told([good, having({ known: 'impossible' }, other)])).toBeNull();
    expect(told([good, having({ known: 'between', lower: 4, upper: 6 }, other)])).toBeNull();
    const broken: Analysis = { ...real.analysis, sound: 'no', results: null };
    expect(told([good, { item, unit: other, analysis: broken }])).toBeNull();
  });

  it('tells nothing before everything is computed, and nothing of another version', () => {
    const good = having({ known: 'exactly', size: 5 });
    expect(told([good], 1)).toBeNull();
    expect(told([])).toBeNull();
    expect(publicRestraint(bookOf([good]), 'another')).toBeNull();
  });
});

describe('the overview for officials', () => {
  it('lists one-hand items first, each in its weakest unit', () => {
    const twin = { ...item, version: { ...version, item: { ...version.item, code: 'X-1' } } };
    const weak = having({ known: 'exactly', size: 1 }, other);
    const rows = restraintView(
      bookOf([having({ known: 'exactly', size: 4 }), { ...weak, item: twin }, having({ known: 'exactly', size: 2 }, other)]),
      snapshot,
    ).rows;
    expect(rows.map((row) => [row.itemCode, row.persons, row.units])).toEqual([
      ['X-1', 1, 1],
      ['V-FW-01', 2, 2],
    ]);
  });

  it('says by name who would take which step, and the cheapest repair by post', () => {
    const [row] = restraintView(bookOf([real]), snapshot).rows;
    const names = new Set(organisation.persons.map((person) => person.name));
    expect(row?.who).toHaveLength(row?.persons ?? -1);
    expect(row?.acts.length).toBeGreaterThan(5);
    expect(row?.acts.flatMap((act) => act.who).every((who) => names.has(who.replace(/（.*/, '')))).toBe(true);
    expect(new Set(row?.acts.flatMap((act) => act.who))).toEqual(new Set(row?.who));
    expect(row?.repair).toMatch(/^这样改，缺任何一个人都办得下去.*给岗位 [^a-z]+ 再配一个人/);
  });

  it('shows how a chart that does not run gets stuck', () => {
    const run = [
      { node: 'apply', in: null, out: [] },
      { node: 'accept', in: null, out: [] },
    ];
    const flaw = { reason: 'deadlock', nodes: ['accept'], run } as unknown as NonNullable<Analysis['flaw']>;
    const broken: Analysed = { item, unit: other, analysis: { ...real.analysis, sound: 'no', flaw, results: null } };
    const [row] = restraintView(bookOf([broken]), snapshot).rows;
    expect(row).toMatchObject({
      sound: false,
      repair: null,
      acts: [],
      trap: [item.chart.node('apply')?.plainName, item.chart.node('accept')?.plainName],
    });
  });
});

describe('who may see it', () => {
  it('is the leading-group office and the commission, nobody else', () => {
    const readers = organisation.posts.filter((post) => /^(leading-group\.reviewer|commission\.(conduct-officer|leader))$/.test(post.role));
    expect(readers.length).toBeGreaterThan(1);
    const allowed = new Set(readers.flatMap((post) => staff.holdersOf(post.role, post.unit).map((holding) => holding.person)));
    for (const { id } of organisation.persons) expect([id, maySeeRestraint(staff, id)]).toEqual([id, allowed.has(id)]);
  });

  describe('over HTTP', () => {
    let database: Database;
    let county: CountyAtDoor;
    let app: App;
    beforeAll(async () => {
      database = await openPreparedEmbedded();
      await emptyTables(database);
      county = await openCountyAtDoor(database);
      app = await openDoor();
    });
    afterAll(async () => {
      await app.close();
      county.close();
      await database.close();
    });

    const openDoor = () => openAppAtDoor(county.services, { routes: [restraintRoutes(county.services, bookOf([real]))] });
    const ask = (url: string) => app.inject({ url, cookies: { mq_session: 'official' } });

    it('gives all other officials the page that does not exist', async () => {
      const told = await ask('/work/restraint');
      const absent = await ask('/work/cases/none');
      expect(told.statusCode).toBe(404);
      const bare = (text: string) => text.replaceAll(/cases\/none|restraint|nonce-[^"']+|nonce="[^"]*"/g, '');
      expect(bare(told.body)).toBe(bare(absent.body));
      expect(told.body).not.toContain('低保');
    });

    it('gives it to the commission', async () => {
      const tenant = { county_id: county.services.county };
      const post = { ...tenant, post_id: 'post-leader', unit_id: 'unit-1', role: 'commission.leader', name: '书记' };
      await database.app.insertInto('mq.post').values(post).execute();
      const tenure = { ...tenant, person_id: 'person-clerk', post_id: 'post-leader', from_day: '2020-01-01', to_day: null };
      await database.app.insertInto('mq.tenure').values(tenure).execute();
      // The organisation is read anew.
      await app.close();
      const { database: db, county: id, clock } = county.services;
      const services = { ...county.services, organisation: organisationReader(db, id, clock.realNow) };
      app = await openAppAtDoor(services, { routes: [restraintRoutes(services, bookOf([real]))] });
      const told = await ask('/work/restraint');
      expect(told.statusCode).toBe(200);
      expect(told.body).toContain(version.item.plainName);
    });
  });
});
