import type { LightMyRequestResponse as Response } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';

import type { ChartNode } from '../core/chart/chart.ts';
import type { CaseId } from '../core/kernel/id.ts';
import { isRefusal } from '../core/kernel/outcome.ts';
import type { PowerItem } from '../core/catalogue/power-item.ts';
import type { OrganisationData } from '../core/org/organisation.ts';
import { aidCaseAt, noticeOf } from '../testkit/county/aid-case.ts';
import { rolesFor } from '../testkit/county/roles-for.ts';
import { openSmallCounty, plantedValues, type SmallCounty } from '../testkit/county/small-county.ts';
import { type HeldSession, signInAs } from '../testkit/county/signed-in.ts';
import { publicAddresses } from '../testkit/county/public-addresses.ts';
import { listRoutes } from '../testkit/list-routes.ts';
import { describeOnBothEngines } from '../testkit/database/on-both-engines.ts';
import { type Composed, compose } from './compose.ts';
import { newId } from './platform/random.ts';

const today = '2026-03-02';

/** Who asks. `state` other than `in` never comes to a case, whatever post the person holds. */
const subjects = [
  ...['officer', 'officer-2', 'officer-far', 'village-clerk', 'clerk', 'clerk-2', 'clerk-far', 'visitor-1', 'visitor-2', 'visitor-kin'],
  ...['deputy', 'town-head', 'archivist', 'means', 'inspector-1', 'bureau-clerk', 'bureau-head', 'payer', 'registry-clerk', 'commission'],
  ...['reviewer', 'admin-system', 'admin-security', 'admin-audit', 'expired', 'coming', 'giver', 'delegate'],
  ...['commission-2', 'commission-leader', 'town-conduct', 'secretary', 'secretary-far'],
] as const;
const outside = ['anonymous', 'half', 'frozen'] as const;
type Subject = (typeof subjects)[number] | (typeof outside)[number];

function rolesAt(node: ChartNode | undefined): readonly string[] {
  if (node === undefined) return [];
  if (node.type === 'task') return node.posts;
  if (node.type === 'vote') return node.recorders;
  if (node.type === 'notice') return node.answeredBy;
  return node.type === 'external' ? node.notedBy : [];
}

const payersPost = encodeURIComponent('post/SX-CZ/finance.payer/payer');

type World = {
  readonly own: CaseId;
  readonly other: CaseId;
  readonly notice: string;
  readonly number: string;
  readonly item: PowerItem;
  readonly data: OrganisationData;
};

describeOnBothEngines('who may do what', (engine) => {
  let small: SmallCounty;
  let served: Composed;
  let world: World;
  const sessions = new Map<string, HeldSession>();

  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    const hanging = await aidCaseAt(small, 'notice');
    const own = await small.open();
    const other = await small.open({ who: 'officer-far', unit: 'SX-B-01' });
    const loaded = await small.load(own);
    const item = small.services.items.findCurrent('V-FW-01', today)?.version.item;
    if (item === undefined || loaded.file === undefined) throw new Error('no item');
    const { data } = await small.services.organisation();
    world = { own, other, notice: noticeOf(small, hanging), number: loaded.file.number, item, data };
    served = await compose(small.installation, () => 'http://localhost', { clockOf: () => small.clock });
    await served.app.ready();
    sessions.clear();
    for (const person of subjects) sessions.set(person, await signInAs(small, person));
    sessions.set('half', await signInAs(small, 'clerk', { half: true }));
    sessions.set('frozen', await signInAs(small, 'frozen', { frozen: true }));
  });
  afterEach(async () => {
    await served.app.close();
    await served.close();
    await small.close();
  });

  const ask = (subject: Subject, method: 'GET' | 'POST', url: string, form: Readonly<Record<string, string>> = {}): Promise<Response> => {
    const held = sessions.get(subject);
    const headers = { accept: 'text/html', ...(held === undefined ? {} : { cookie: held.cookie }) };
    // One address for each subject, so that the limits of one are not used up by another.
    const at = [...subjects, ...outside].indexOf(subject);
    const from = { remoteAddress: `127.0.${String(at)}.1` };
    if (method === 'GET') return served.app.inject({ method, url, headers, ...from });
    const payload = new URLSearchParams({ csrf: held?.csrf ?? '', key: newId(), ...form }).toString();
    return served.app.inject({
      method,
      url,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload,
      ...from,
    });
  };

  const holds = (subject: string, roles: readonly string[], unit: string) => {
    const mine = rolesFor(world.data, { person: subject, unit, today });
    return roles.some((role) => mine.has(role));
  };
  const node = (id: string) => world.item.chart.nodes.find((one) => one.id === id);
  const itemRoles = () => [...world.item.startedBy, ...world.item.chart.nodes.flatMap(rolesAt)];
  const unitOf = (id: string) => (id === world.own ? 'SX-A-01' : id === world.other ? 'SX-B-01' : undefined);
  const sees = (subject: string, id: string) => {
    const unit = unitOf(id);
    return unit !== undefined && holds(subject, itemRoles(), unit);
  };

  type Expected = number | ((subject: (typeof subjects)[number]) => number);
  type Probe = {
    readonly method: 'GET' | 'POST';
    readonly url: string;
    readonly form?: Readonly<Record<string, string>>;
    readonly expected: Expected;
  };

  /** A press at a node: 404 who does not see the case, 403 who holds no role of it, else what the chart answers. */
  const pressed = (id: string, at: string, otherwise: number) => (subject: string) => {
    if (!sees(subject, id)) return 404;
    return holds(subject, rolesAt(node(at)), unitOf(id) ?? '') ? otherwise : 403;
  };

  function probesOfCase(id: string): Readonly<Record<string, Probe>> {
    const seen = (status: number) => (subject: string) => (sees(subject, id) ? status : 404);
    const meeting = { 'present[]': 'panel-1', yes: '1', no: '0', abstain: '0', 'f.meeting-record': '记' };
    return {
      'GET /work/cases/:id': { method: 'GET', url: `/work/cases/${id}`, expected: seen(200) },
      'GET /work/cases/:id/receipt': {
        ...{ method: 'GET', url: `/work/cases/${id}/receipt` },
        expected: (subject) =>
          (id === world.own && subject === 'officer') || (id === world.other && subject === 'officer-far') ? 200 : 404,
      },
      'POST /work/cases/:id/steps/:node': {
        method: 'POST',
        url: `/work/cases/${id}/steps/accept`,
        form: { outcome: 'no-such' },
        expected: pressed(id, 'accept', 422),
      },
      'POST /work/cases/:id/external/:node': {
        method: 'POST',
        url: `/work/cases/${id}/external/bring`,
        form: { outcome: 'brought' },
        expected: pressed(id, 'bring', 409),
      },
      'POST /work/cases/:id/meetings/:node': {
        method: 'POST',
        url: `/work/cases/${id}/meetings/review-meeting`,
        form: meeting,
        expected: pressed(id, 'review-meeting', 409),
      },
      'POST /work/cases/:id/meetings/:node/confirm': {
        method: 'POST',
        url: `/work/cases/${id}/meetings/review-meeting/confirm`,
        expected: pressed(id, 'review-meeting', 409),
      },
      'POST /work/cases/:id/objections/:objection': {
        method: 'POST',
        url: `/work/cases/${id}/objections/${newId()}`,
        form: { outcome: 'upheld', answer: '好' },
        expected: seen(403),
      },
    };
  }

  /** Every route of officials that is not about one case. */
  function probesOfWork(): Readonly<Record<string, Probe>> {
    const villages = ['SX-A-01', 'SX-A-02', 'SX-B-01'];
    const starts = (status: number) => (subject: string) =>
      villages.some((unit) => holds(subject, world.item.startedBy, unit)) ? status : 404;
    const overseers = ['leading-group.reviewer', 'commission.conduct-officer', 'commission.leader'];
    const oversees = (subject: string) => (holds(subject, overseers, 'SX') ? 200 : 404);
    const objecting = `/work/notices/${world.notice}/objection`;
    return {
      'GET /work': { method: 'GET', url: '/work', expected: 200 },
      'GET /work/start': { method: 'GET', url: '/work/start', expected: 200 },
      'GET /work/start/:code': { method: 'GET', url: '/work/start/V-FW-01', expected: starts(200) },
      'POST /work/start/:code': { method: 'POST', url: '/work/start/V-FW-01', expected: starts(422) },
      'GET /work/clock': { method: 'GET', url: '/work/clock', expected: 200 },
      'POST /work/clock': { method: 'POST', url: '/work/clock', form: { days: '0' }, expected: 422 },
      'GET /work/notices/:id/objection': { method: 'GET', url: objecting, expected: 200 },
      'POST /work/notices/:id/objection': {
        method: 'POST',
        url: objecting,
        form: { objection: '', channel: 'paper', stage: 'write' },
        expected: 422,
      },
      'GET /work/restraint': { method: 'GET', url: '/work/restraint', expected: oversees },
      'GET /work/alerts': { method: 'GET', url: '/work/alerts', expected: (subject) => (meetsAlerts(subject) ? 200 : 404) },
      'GET /work/today': { method: 'GET', url: '/work/today', expected: (subject) => (supervises(subject) ? 200 : 404) },
      // The desk's page is empty; what it shows comes from its programming interface.
      'GET /console': { method: 'GET', url: '/console', expected: 200 },
      // As the router prints it.
      'GET /console*': { method: 'GET', url: '/console/programme', expected: 200 },
      'GET /work/posters': { method: 'GET', url: '/work/posters', expected: (subject) => (putsUp(subject) ? 200 : 404) },
      'POST /work/posters': {
        method: 'POST',
        url: '/work/posters',
        form: { i: 'V-FW-01', p: '', unit: 'SX-A-01', channel: 'board', place: '' },
        expected: (subject) => (putsUp(subject) ? 422 : 404),
      },
      'POST /work/posters/:id/down': { method: 'POST', url: `/work/posters/${newId()}/down`, form: { i: '', p: '' }, expected: 404 },
      'GET /work/rotation': { method: 'GET', url: '/work/rotation', expected: oversees },
      'GET /work/rotation/:post/:person': {
        method: 'GET',
        url: `/work/rotation/${payersPost}/payer`,
        expected: oversees,
      },
      'POST /work/rotation/:post/:person/:verb': { method: 'POST', url: `/work/rotation/${payersPost}/payer/plan`, expected: 404 },
      'GET /work/sign-in': { method: 'GET', url: '/work/sign-in', expected: 303 },
      'GET /work/second-factor': { method: 'GET', url: '/work/second-factor', expected: 303 },
      'POST /work/second-factor': { method: 'POST', url: '/work/second-factor', form: { code: '000000' }, expected: 303 },
      'GET /work/password': { method: 'GET', url: '/work/password', expected: 303 },
      'POST /work/password': {
        method: 'POST',
        url: '/work/password',
        form: { password: 'x'.repeat(20), again: 'x'.repeat(20) },
        expected: 303,
      },
    };
  }

  /** Routes that end or begin a session, or change a case for good: they have tests of their own here and beside the door. */
  const apart = ['POST /work/sign-in', 'POST /work/sign-out', 'POST /work/cases/:id/recuse'];

  /** Routes of one alert: their matrix stands in server/supervision/authorisation.test.ts. */
  const alertRoutes = ['GET /work/alerts/:id', 'POST /work/alerts/:id/:verb'];

  /** Who records what hangs in some unit. */
  const putsUp = (subject: string) => ['village-clerk', 'reviewer'].includes(subject);

  /** Who supervises some unit. */
  const supervises = (subject: string) =>
    ['SX', 'SX-A', 'SX-B'].some((unit) =>
      holds(subject, ['commission.conduct-officer', 'commission.leader', 'town.conduct-officer'], unit),
    );

  /** Who has to do with alerts at all: supervisors and heads of any unit; those whom rows name, when there are some. */
  const meetsAlerts = (subject: string) =>
    ['secretary', 'secretary-far', 'deputy', 'town-head', 'bureau-head'].includes(subject) || supervises(subject);

  /** Citizens' forms: whoever asks is a citizen there. */
  const citizens = ['GET /notices/:id/objection', 'POST /notices/:id/objection', 'POST /r/:number/:secret/withdraw'];

  it('is answered for every route of the running application', () => {
    // The desk has a matrix of its own: server/compile/desk-authorisation.test.ts.
    const listed = listRoutes(served.app.printRoutes({ commonPrefix: false })).filter((route) => !route.includes('/api/v1/desk'));
    expect(listed.length).toBeGreaterThan(40);
    const known = [
      ...Object.keys(probesOfCase(world.own)),
      ...Object.keys(probesOfWork()),
      ...alertRoutes,
      ...apart,
      ...Object.keys(publicAddresses(world)),
      ...citizens,
    ];
    expect(listed.filter((route) => !known.includes(route) && route !== 'GET *')).toEqual([]);
    expect(known.filter((route) => !listed.includes(route) && route !== 'GET /tile/*')).toEqual([]);
  });

  it('follows from the posts alone, for every subject, route and relation', async () => {
    let asked = 0;
    for (const id of [world.own, world.other, newId()]) {
      for (const [route, probe] of [...Object.entries(probesOfCase(id)), ...(id === world.own ? Object.entries(probesOfWork()) : [])]) {
        for (const subject of subjects) {
          const expected = typeof probe.expected === 'number' ? probe.expected : probe.expected(subject);
          const answer = await ask(subject, probe.method, probe.url, probe.form);
          expect(answer.statusCode, `${subject} ${route} ${unitOf(id) ?? 'none'}`).toBe(expected);
          asked += 1;
        }
        for (const subject of outside) {
          const answer = await ask(subject, probe.method, probe.url, probe.form);
          const own = ownAnswerOutside(subject, route);
          expect(answer.statusCode, `${subject} ${route}`).toBe(own ?? (probe.method === 'GET' ? 303 : 403));
          if (own === undefined && probe.method === 'GET')
            expect(answer.headers.location).toBe(subject === 'half' ? '/work/second-factor' : '/work/sign-in');
          expect(answer.body).not.toContain(plantedValues['household-head']);
          asked += 1;
        }
      }
    }
    expect(asked).toBeGreaterThan(900);
    // Nothing of all this has changed a case.
    for (const id of [world.own, world.other]) expect((await small.load(id)).version).toBe(2);
  });

  /** What the door itself answers to who is not fully in; undefined where he is turned away. */
  function ownAnswerOutside(subject: Subject, route: string): number | undefined {
    if (route === 'GET /work/sign-in') return subject === 'half' ? 303 : 200;
    if (route === 'GET /work/second-factor') return subject === 'half' ? 200 : 303;
    if (route === 'POST /work/second-factor' && subject === 'half') return 422;
    return undefined;
  }

  it('shows "not yours" and "does not exist" as one answer, byte for byte', async () => {
    for (const subject of ['officer-far', 'registry-clerk', 'admin-security', 'expired', 'coming'] as const) {
      for (const [method, path, form] of [
        ['GET', '', {}],
        ['GET', '/receipt', {}],
        ['POST', '/steps/accept', { outcome: 'accepted' }],
        ['POST', '/recuse', {}],
      ] as const) {
        const answers = await Promise.all([world.own, newId()].map((id) => ask(subject, method, `/work/cases/${id}${path}`, form)));
        const [foreign, none] = answers;
        expect(foreign?.statusCode).toBe(404);
        expect(foreign?.body).toBe(none?.body);
        expect({ ...foreign?.headers, date: '' }).toEqual({ ...none?.headers, date: '' });
      }
    }
    const [wrong, unknown] = await Promise.all([
      ask('anonymous', 'GET', `/r/${world.number}/AAAAAAAAAAAAAAA`),
      ask('anonymous', 'GET', '/r/SX-A-01-26-9999-K/AAAAAAAAAAAAAAA'),
    ]);
    expect([wrong.statusCode, wrong.body]).toEqual([404, unknown.body]);
  });

  it('gives every public page to everybody alike', async () => {
    for (const [route, address] of Object.entries(publicAddresses(world))) {
      let answers = await askAll(address);
      // Counts and proofs that jobs bring in between show in both askings of nobody in particular: ask again then.
      for (let again = 0; again < 5 && answers.at(-1)?.body !== answers[0]?.body; again += 1) answers = await askAll(address);
      const [first] = answers;
      expect([200, 303, 404], route).toContain(first?.statusCode);
      for (const answer of answers) expect([answer.statusCode, answer.body], route).toEqual([first?.statusCode, first?.body]);
    }
  });

  async function askAll(address: string): Promise<readonly Response[]> {
    const answers: Response[] = [];
    for (const subject of ['anonymous', 'officer', 'bureau-head', 'admin-system', 'half', 'frozen', 'anonymous'] as const) {
      answers.push(await ask(subject, 'GET', address));
    }
    return answers;
  }

  it('shows a relative that he must stay out, and nothing of the file', async () => {
    const kin = await ask('visitor-kin', 'GET', `/work/cases/${world.own}`);
    expect(kin.statusCode).toBe(200);
    const colleague = await ask('visitor-1', 'GET', `/work/cases/${world.own}`);
    expect(colleague.body).toContain(plantedValues['household-head']);
    for (const secret of [plantedValues['household-head'], plantedValues.phone, '九九组', '987,654.32'])
      expect(kin.body).not.toContain(secret);
    expect(colleague.body).not.toContain(plantedValues['id-number']);
  });

  it('keeps the case from whoever left it, as if it were not there', async () => {
    expect((await ask('visitor-1', 'POST', `/work/cases/${world.own}/recuse`)).statusCode).toBe(303);
    const [left, none] = await Promise.all([world.own, newId()].map((id) => ask('visitor-1', 'GET', `/work/cases/${id}`)));
    expect(left?.statusCode).toBe(404);
    expect(left?.body).toBe(none?.body);
    expect((await ask('visitor-1', 'POST', `/work/cases/${world.own}/steps/visit`, { outcome: 'seen' })).statusCode).toBe(404);
    expect((await ask('visitor-2', 'GET', `/work/cases/${world.own}`)).statusCode).toBe(200);
    for (const subject of outside) expect((await ask(subject, 'POST', `/work/cases/${world.own}/recuse`)).statusCode).toBe(403);
  });

  it('takes a change of right at the next request: an ended tenure, an ended delegation, a frozen account', async () => {
    const path = `/work/cases/${world.own}`;
    for (const subject of ['officer', 'clerk', 'delegate'] as const) expect((await ask(subject, 'GET', path)).statusCode).toBe(200);
    await engine.database().asOwner((session) =>
      session.script(`update mq.tenure set to_day = '2026-03-01' where person_id in ('officer', 'giver');
        update mq.account set state = 'frozen' where person_id = 'clerk' and account_id = 'account-clerk';
        update mq.county set organisation_version = organisation_version + 1`),
    );
    small.clock.pass(1_001);
    // He opened the case; without a post it is not his any more.
    expect((await ask('officer', 'GET', path)).statusCode).toBe(404);
    expect((await ask('officer', 'GET', `${path}/receipt`)).statusCode).toBe(404);
    expect((await ask('officer', 'GET', '/work')).body).not.toContain(world.number);
    expect((await ask('delegate', 'GET', path)).statusCode).toBe(404);
    expect((await ask('clerk', 'GET', path)).headers.location).toBe('/work/sign-in');
  });

  it('says that it is not ready when the ledger stopped', async () => {
    // What the opening of the county and the test's own days left waiting is entered first, by whoever holds the lease.
    await small.county.sequencer.settle();
    await expect.poll(() => engine.database().app.selectFrom('mq.pending_leaf').select('seq').execute(), { timeout: 10_000 }).toEqual([]);
    expect((await ask('anonymous', 'GET', '/readyz')).statusCode).toBe(200);
    await served.app.close();
    await served.close();
    await engine
      .database()
      .asOwner((session) =>
        session.script('update mq.ledger_entry set entry_bytes = set_byte(entry_bytes, 9, 255 - get_byte(entry_bytes, 9)) where index = 2'),
      );
    served = await compose(small.installation, () => 'http://localhost', { clockOf: () => small.clock });
    await served.app.ready();
    await expect.poll(async () => (await ask('anonymous', 'GET', '/readyz')).statusCode, { timeout: 10_000 }).toBe(503);
    expect(isRefusal(await small.tryOpen())).toBe(false);
    const kept = await engine.database().app.selectFrom('mq.pending_leaf').select('seq').execute();
    expect(kept.length).toBeGreaterThan(0);
  });
});
