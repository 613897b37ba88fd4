import { afterEach, beforeEach, expect, it } from 'vitest';

import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { bodyOf, type DeskClient, openDesk } from '../../testkit/desk/desk-client.ts';
import { listRoutes } from '../../testkit/list-routes.ts';
import { newId } from '../platform/random.ts';

/** What each subject is for the list of SX-A, by the posts of the small county. */
const subjects = {
  ...{ compiler: 'compile', 'compiler-2': 'compile', 'compiler-far': 'none', legal: 'review', commission: 'review' },
  ...{ reviewer: 'publish', 'office-head': 'publish', clerk: 'none', 'village-clerk': 'none', expired: 'none', 'admin-security': 'none' },
} as const;
type Subject = keyof typeof subjects;
type Right = (typeof subjects)[Subject];

type Probe = {
  readonly path: (id: string) => string;
  readonly body?: object;
  readonly expected: (right: Right, isSubmitted: boolean) => number;
};

const seen = (right: Right, isSubmitted: boolean): boolean => right === 'compile' || (right !== 'none' && isSubmitted);
/** Read: 200 or 404. */
const reads = (right: Right, isSubmitted: boolean): number => (seen(right, isSubmitted) ? 200 : 404);
/** An act on content that is stale: 404 who does not see it, 409 everybody else, because the version decides first. */
const stale = (right: Right, isSubmitted: boolean): number => (seen(right, isSubmitted) ? 409 : 404);
/** An act of compilers: 404, 403, and for compilers what the item answers. */
const compiles = (answer: (isSubmitted: boolean) => number) => (right: Right, isSubmitted: boolean) => {
  if (!seen(right, isSubmitted)) return 404;
  return right === 'compile' ? answer(isSubmitted) : 403;
};

const at = (verb: string) => (id: string) => `/items/${id}/${verb}`;
const thread = newId();
const far = 9_999;
const day = { effectiveFrom: '2026-03-02' };

const emptyChart = { nodes: [], edges: [], constraints: [], variants: [] };

/** Every route about one item; writes are such that they change nothing. */
const probes: Readonly<Record<string, Probe>> = {
  'GET /items/:id': { path: (id) => `/items/${id}`, expected: reads },
  'GET /items/:id/difference': { path: at('difference'), expected: reads },
  'GET /items/:id/preview': { path: at('preview'), expected: reads },
  'GET /items/:id/preview/a4.pdf': { path: at('preview/a4.pdf'), expected: reads },
  'GET /items/:id/preview/a3.pdf': { path: at('preview/a3.pdf'), expected: reads },
  // Only who writes the chart types one, and it changes nothing.
  'POST /items/:id/look': { path: at('look'), body: { chart: emptyChart }, expected: (right) => (right === 'compile' ? 200 : 404) },
  'GET /items/:id/sisters': { path: at('sisters'), expected: reads },
  // Nothing was submitted, so that compilers hear that there is no round to print.
  'GET /items/:id/dossier': {
    path: at('dossier'),
    expected: (right, isSubmitted) => (seen(right, isSubmitted) ? (isSubmitted ? 200 : 409) : 404),
  },
  // Bytes are wanted; JSON is refused before anything is looked at. Files of others: dossier.test.ts.
  'POST /items/:id/dossier': { path: at('dossier'), body: {}, expected: () => 400 },
  'POST /items/:id/fields': { path: at('fields'), body: { base: far, fields: { lead: '甲' } }, expected: compiles(() => 409) },
  'POST /items/:id/chart': { path: at('chart'), body: { base: far, chart: { kind: 'none' } }, expected: compiles(() => 409) },
  'POST /items/:id/set-aside/drop': { path: at('set-aside/drop'), body: { base: 1, field: 'lead' }, expected: compiles(() => 422) },
  'POST /items/:id/submit': { path: at('submit'), body: { base: far }, expected: stale },
  'POST /items/:id/round': { path: at('round'), body: { base: far, reviewers: ['legal'], due: null }, expected: stale },
  'POST /items/:id/opinion': { path: at('opinion'), body: { base: far, verdict: 'approve' }, expected: stale },
  'POST /items/:id/close-round': { path: at('close-round'), body: { base: far }, expected: stale },
  'POST /items/:id/publish': { path: at('publish'), body: { base: far, ...day }, expected: stale },
  'POST /items/:id/override': {
    path: at('override'),
    body: { base: far, ...day, path: 'plain-language', reason: '上级就是这样写的，不能改。' },
    expected: stale,
  },
  'POST /items/:id/withdraw': { path: at('withdraw'), body: { base: far, reason: '不办了' }, expected: stale },
  'POST /items/:id/revise': { path: at('revise'), body: { base: far, reason: '法变了' }, expected: stale },
  'POST /items/:id/comments': {
    path: at('comments'),
    body: { anchor: { node: 'a' }, text: '看', suggestion: { value: 1 } },
    // A suggestion for a step fits nothing, whoever makes it.
    expected: () => 409,
  },
  'POST /items/:id/comments/:thread/answer': { path: at(`comments/${thread}/answer`), body: { text: '好' }, expected: reads404 },
  'POST /items/:id/comments/:thread/settle': { path: at(`comments/${thread}/settle`), body: { text: '好' }, expected: reads404 },
  'POST /items/:id/comments/:thread/take': { path: at(`comments/${thread}/take`), body: { base: 1 }, expected: reads404 },
};

/** An unknown thread looks as an unknown item does. */
function reads404(): number {
  return 404;
}

const paper = { number: '甲发〔2026〕1号', title: '通知', issuer: '甲溪镇', day: '2026-03-01' };
const task = {
  ...{ title: '编清单', text: '编好清单。', phase: null, document: null, decision: null, units: ['SX-A'] },
  measure: 'list-published',
};
const agenda = [{ topic: '印章', said: '', research: [], decisions: [{ number: 1, text: '写清楚' }] }];
const minutes = {
  kind: 'consultation',
  title: '征求意见会',
  day: '2026-03-01',
  place: '会议室',
  heard: [{ who: '村民代表', count: 9 }],
  agenda,
};

/** Who sees a part of the programme: who leads it, and the compilers of a list. */
function seesProgramme(who: Subject): number {
  return ['legal', 'clerk', 'expired', 'admin-security'].includes(who) ? 404 : 200;
}

/** What only the leading-group office does: who sees everything but does not lead hears so, all others that there is nothing. */
function leads(who: Subject, answer: number): number {
  if (subjects[who] === 'publish') return answer;
  return who === 'commission' ? 403 : 404;
}

/** A body is set by the leading-group office and by the unit itself. */
function setsBody(who: Subject): number {
  return subjects[who] === 'compile' ? 409 : leads(who, 409);
}

/** Routes about a unit, or about the asker himself. */
const ofUnit: Readonly<Record<string, Omit<Probe, 'expected'> & { readonly expected: (who: Subject) => number }>> = {
  'GET ': {
    path: () => '',
    expected: (who) => (subjects[who] === 'none' && who !== 'compiler-far' && who !== 'village-clerk' ? 404 : 200),
  },
  'GET /units/:unit/items': { path: () => '/units/SX-A/items', expected: (who) => (subjects[who] === 'none' ? 404 : 200) },
  'POST /units/:unit/items': {
    path: () => '/units/SX-A/items',
    body: { fields: {} },
    expected: (who) => (subjects[who] === 'compile' ? 422 : 404),
  },
  'GET /units/:unit/imports': { path: () => '/units/SX-A/imports', expected: (who) => (subjects[who] === 'compile' ? 200 : 404) },
  // Bytes are wanted; JSON is refused before anything is looked at. Files of others: list-import.test.ts.
  'POST /units/:unit/imports': { path: () => '/units/SX-A/imports?name=x.csv', body: {}, expected: () => 400 },
  'GET /units/:unit/dossier': { path: () => '/units/SX-A/dossier', expected: (who) => (subjects[who] === 'none' ? 404 : 200) },
  'POST /units/:unit/dossier': { path: () => '/units/SX-A/dossier', body: {}, expected: () => 400 },
  'GET /imports/:id': { path: () => `/imports/${newId()}`, expected: reads404 },
  'GET /imports/:id/marked': { path: () => `/imports/${newId()}/marked`, expected: reads404 },
  'POST /imports/:id/mapping': { path: () => `/imports/${newId()}/mapping`, body: { mapping: [] }, expected: reads404 },
  'POST /imports/:id/apply': { path: () => `/imports/${newId()}/apply`, body: { items: 'all' }, expected: reads404 },
  'POST /imports/:id/undo': { path: () => `/imports/${newId()}/undo`, body: {}, expected: reads404 },
  'POST /programme/deadline': {
    path: () => '/programme/deadline',
    body: { unit: 'SX-A', due: '2026-12-31' },
    expected: (who) => ({ publish: 200, compile: 403, review: 403, none: 404 })[subjects[who] ?? 'none'] ?? 404,
  },
  'POST /units/:unit/statutory': {
    path: () => '/units/SX-A/statutory',
    body: { items: [{ code: 'S-1', name: '甲' }] },
    expected: (who) => (subjects[who] === 'compile' ? 200 : 404),
  },
  'GET /units/:unit/statutory': {
    path: () => '/units/SX-A/statutory',
    expected: (who) => (['compile', 'publish'].includes(subjects[who]) ? 200 : 404),
  },
  'GET /programme/bodies': { path: () => '/programme/bodies', expected: seesProgramme },
  'GET /programme/bodies/:unit': {
    path: () => '/programme/bodies/SX-A',
    expected: (who) => (['compile', 'publish'].includes(subjects[who]) || who === 'commission' ? 200 : 404),
  },
  // A base that nobody has seen changes nothing: 409 says that he might.
  'POST /programme/bodies/:unit': {
    path: () => '/programme/bodies/SX-A',
    body: { base: far, from: '2026-03-02', paper, office: '办公室', seats: [{ post: 'x', as: 'head' }] },
    expected: setsBody,
  },
  'POST /programme/bodies/:unit/dissolve': {
    path: () => '/programme/bodies/SX-A/dissolve',
    body: { base: far, from: '2026-03-02', paper },
    expected: setsBody,
  },
  'GET /programme/roadmap': { path: () => '/programme/roadmap', expected: seesProgramme },
  'POST /programme/roadmap': { path: () => '/programme/roadmap', body: { base: far, phases: [] }, expected: (who) => leads(who, 409) },
  'POST /programme/documents': {
    path: () => '/programme/documents',
    body: { paper: { ...paper, day: '2030-01-01' }, requires: '做' },
    expected: (who) => leads(who, 422),
  },
  'POST /programme/documents/:id/end': {
    path: () => `/programme/documents/${newId()}/end`,
    body: { base: 0, reason: '废' },
    expected: (who) => leads(who, 404),
  },
  'POST /programme/tasks': {
    path: () => '/programme/tasks',
    body: { ...task, due: '2020-01-01' },
    expected: (who) => leads(who, 422),
  },
  'POST /programme/tasks/:id/due': {
    path: () => `/programme/tasks/${newId()}/due`,
    body: { base: 0, due: '2026-12-31', reason: '缓' },
    expected: (who) => leads(who, 404),
  },
  'POST /programme/tasks/:id/end': {
    path: () => `/programme/tasks/${newId()}/end`,
    body: { base: 0, reason: '并' },
    expected: (who) => leads(who, 404),
  },
  'POST /programme/tasks/:id/report': {
    path: () => `/programme/tasks/${newId()}/report`,
    body: { unit: 'SX-A', text: '做了', paper: '甲发1号' },
    expected: (who) => (['reviewer', 'office-head', 'commission'].includes(who) ? 403 : 404),
  },
  'GET /programme/meetings': {
    path: () => '/programme/meetings',
    expected: (who) => (['commission', 'reviewer', 'office-head'].includes(who) ? 200 : 404),
  },
  'POST /programme/meetings': {
    path: () => '/programme/meetings',
    body: { minutes: { ...minutes, day: '2030-01-01' } },
    expected: (who) => leads(who, 422),
  },
  'POST /programme/meetings/:id/correct': {
    path: () => `/programme/meetings/${newId()}/correct`,
    body: { base: 0, minutes, reason: '写错' },
    expected: (who) => leads(who, 404),
  },
  'GET /units/:unit/templates': { path: () => '/units/SX-A/templates', expected: (who) => (subjects[who] === 'compile' ? 200 : 404) },
  'GET /units/:unit/templates/:code': {
    path: () => '/units/SX-A/templates/V-FW-01',
    expected: (who) => (subjects[who] === 'compile' ? 200 : 404),
  },
  'GET /articles': {
    path: () => '/articles?search=救助',
    expected: (who) => (['clerk', 'expired', 'admin-security'].includes(who) ? 404 : 200),
  },
  'GET /coverage': {
    path: () => '/coverage?unit=SX-A',
    expected: (who) => (['compiler', 'compiler-2', 'commission', 'reviewer', 'office-head'].includes(who) ? 200 : 404),
  },
  // Who records what hangs where, unit by unit: server/channel/channel.test.ts.
  'GET /channels': {
    path: () => '/channels?unit=SX-A',
    expected: (who) => (['compiler', 'compiler-2', 'commission', 'reviewer', 'office-head'].includes(who) ? 200 : 404),
  },
  'POST /postings': {
    path: () => '/postings',
    body: { unit: 'SX-A', code: 'V-FW-01', hash: '00000000', channel: 'board', place: '门口', on: '2026-03-02' },
    expected: (who) => (['compiler', 'compiler-2', 'reviewer', 'office-head'].includes(who) ? 422 : 404),
  },
  'POST /postings/:id/down': { path: () => `/postings/${newId()}/down`, body: { on: '2026-03-02' }, expected: reads404 },
  'GET /programme': {
    path: () => '/programme',
    expected: (who) => (['legal', 'clerk', 'expired', 'admin-security'].includes(who) ? 404 : 200),
  },
};

describeOnBothEngines('who may do what at the desk', (engine) => {
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

  const ask = (who: string, route: string, path: string, body: object | undefined) =>
    route.startsWith('GET') ? desk.get(who, path) : desk.post(who, path, body ?? {});

  it('has a row for every route of the running application', () => {
    const routes = listRoutes(desk.served.app.printRoutes({ commonPrefix: false }));
    // Laws and the supervisor's part have matrices of their own: server/law/laws.test.ts, server/supervision/cockpit.test.ts.
    const apart = ['/api/v1/desk/laws', '/api/v1/desk/supervision'];
    const own = routes.filter((route) => route.includes('/api/v1/desk') && !apart.some((part) => route.includes(part)));
    const listed = own.map((route) => route.replace('/api/v1/desk', ''));
    expect(listed.toSorted()).toEqual([...Object.keys(probes), ...Object.keys(ofUnit)].toSorted());
  });

  it('follows from the posts alone, for a draft and for what was submitted', async () => {
    const added = await desk.post('compiler', '/units/SX-A/items', { fields: { name: '用章管理' } });
    const { id } = bodyOf<{ readonly id: string }>(added);
    let asked = 0;
    for (const isSubmitted of [false, true]) {
      if (isSubmitted) expect((await desk.post('compiler', `/items/${id}/submit`, { base: 1 })).statusCode).toBe(200);
      for (const [route, probe] of Object.entries(probes)) {
        for (const who of Object.keys(subjects) as readonly Subject[]) {
          const answer = await ask(who, route, probe.path(id), probe.body);
          // Of what stands still under review, compilers hear that first.
          const wanted = probe.expected(subjects[who], isSubmitted);
          expect(answer.statusCode, `${who} ${route} ${isSubmitted ? 'submitted' : 'draft'}: ${answer.body}`).toBe(wanted);
          if (wanted === 404 && !route.includes(':thread')) {
            const none = await ask(who, route, probe.path(newId()), probe.body);
            expect([answer.statusCode, answer.body]).toEqual([none.statusCode, none.body]);
          }
          asked += 1;
        }
      }
    }
    for (const [route, probe] of Object.entries(ofUnit)) {
      for (const who of Object.keys(subjects) as readonly Subject[]) {
        expect((await ask(who, route, probe.path(id), probe.body)).statusCode, `${who} ${route}`).toBe(probe.expected(who));
        asked += 1;
      }
    }
    expect(asked).toBeGreaterThan(400);
    const events = await small.services.database.app.selectFrom('mq.event').select('seq').where('stream_id', '=', id).execute();
    expect(events).toHaveLength(2);
  });

  it('lets nobody in without a session, and nothing be written without its token', async () => {
    const { app } = desk.served;
    for (const route of [...Object.keys(probes), ...Object.keys(ofUnit)]) {
      const [method = '', path = ''] = route.split(' ');
      const url = `/api/v1/desk${path.replace(':id', newId()).replace(':unit', 'SX-A').replace(':thread', thread)}`;
      const answer = await app.inject({ method: method === 'GET' ? 'GET' : 'POST', url });
      expect(answer.statusCode, route).toBe(403);
    }
    const { cookie } = await desk.session('compiler');
    const headers = { cookie, 'idempotency-key': newId(), 'content-type': 'application/json' };
    const forged = await app.inject({ method: 'POST', url: '/api/v1/desk/units/SX-A/items', headers, payload: '{"fields":{"name":"甲"}}' });
    expect([forged.statusCode, bodyOf(forged)['code']]).toEqual([403, 'csrf-failed']);
  });
});
