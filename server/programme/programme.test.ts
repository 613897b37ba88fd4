import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';

import type { deskBodies } from '../../contract/desk-governance.ts';
import type { deskMeetings } from '../../contract/desk-meeting.ts';
import type { deskCoverage, deskProgramme } from '../../contract/desk-programme.ts';
import type { deskRoadmap } from '../../contract/desk-roadmap.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { bodyOf, type DeskClient, openDesk } from '../../testkit/desk/desk-client.ts';
import { rebuildProjections } from '../administration/rebuild-projections.ts';
import { verifyCounty } from '../administration/verify-county.ts';
import { libraryRoot, readLibrary } from '../library/read-library.ts';
import type { Schema } from '../platform/database/schema.ts';
import { newId } from '../platform/random.ts';

type Bodies = z.output<typeof deskBodies>;
type Roadmap = z.output<typeof deskRoadmap>;
type Meetings = z.output<typeof deskMeetings>;
type Done = { readonly id: string; readonly version: number };

const { words } = readLibrary(libraryRoot());
const paper = { number: '甲发〔2026〕1号', title: '通知', issuer: '甲溪镇', day: '2026-03-01' };
const postOf = (person: string, role: string, unit = 'SX-A') => `post/${unit}/${role}/${person}`;
const seats = [
  { post: postOf('town-head', 'town.aid-head'), as: 'head' },
  { post: postOf('deputy', 'town.deputy-head'), as: 'deputy' },
  { post: postOf('expired', 'town.aid-clerk'), as: 'member' },
] as const;
const set = { base: 0, from: '2026-03-02', paper, office: '党政办', seats };
const task = {
  ...{ title: '编清单', text: '编好清单。', phase: null, document: null, decision: null, units: ['SX-A', 'SX-B'], due: '2026-03-10' },
  measure: 'reported',
};
const agenda = [
  { topic: '印章', said: '说了很多。', research: [], decisions: [{ number: 1, text: '写清楚谁管章' }] },
  { topic: '合同', said: '', research: [], decisions: [{ number: 2, text: '合同先公示' }] },
];
const minutes = {
  kind: 'consultation',
  title: '征求意见会',
  day: '2026-03-01',
  place: '会议室',
  heard: [{ who: '村民代表', count: 9 }],
  agenda,
};
const tables = ['mq.programme_record', 'published.governance_body', 'mq.list_deadline', 'mq.statutory_item'];

async function rowsOf(db: Kysely<Schema>): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const table of tables) {
    const found = await sql<{ line: string }>`select cast(row_to_json(t) as text) as line from ${sql.table(table)} t order by 1`.execute(
      db,
    );
    rows.push(...found.rows.map(({ line }) => `${table} ${line}`));
  }
  return rows;
}

/** Acts in any order, on two units; what is refused has no effect. */
const histories = fc.array(
  fc.record({
    unit: fc.constantFrom('SX-A', 'SX-B'),
    act: fc.constantFrom(
      'body',
      'dissolve',
      'deadline',
      'no-deadline',
      'statutory',
      'roadmap',
      'task',
      'report',
      'due',
      'end',
      'minutes',
      'correct',
    ),
    word: fc.constantFrom('甲', '乙', '丙'),
    day: fc.constantFrom('2026-03-02', '2026-03-05', '2026-06-30'),
  }),
  { minLength: 12, maxLength: 30 },
);
type Step = typeof histories extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

describeOnBothEngines('the programme', (engine) => {
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

  const post = (who: string, path: string, body: object, key?: string) => desk.post(who, `/programme/${path}`, body, key);
  const ok = async (who: string, path: string, body: object, key?: string): Promise<Done> => {
    const answer = await post(who, path, body, key);
    expect(answer.statusCode, `${path}: ${answer.body}`).toBe(200);
    return bodyOf<Done>(answer);
  };
  const body = async (who: string, unit = 'SX-A') =>
    bodyOf<Bodies>(await desk.get(who, '/programme/bodies')).units.find((one) => one.unit.id === unit);
  const roadmap = async (who: string): Promise<Roadmap> => bodyOf<Roadmap>(await desk.get(who, '/programme/roadmap'));

  it('keeps a leading group of each unit by posts; who left office is a gap, and the public page shows it', async () => {
    expect((await body('commission'))?.gaps).toEqual([{ code: 'no-body', posts: [] }]);
    const coverage = bodyOf<z.output<typeof deskCoverage>>(await desk.get('commission', '/coverage'));
    expect(coverage.bodies.find(({ unit }) => unit === '甲溪镇')).toEqual({ unit: '甲溪镇', gaps: ['no-body'] });
    expect(bodyOf(await post('compiler', 'bodies/SX-A', { ...set, seats: seats.slice(1) }))).toMatchObject({
      code: 'programme-seats-unfit',
    });
    expect(bodyOf(await post('compiler', 'bodies/SX-A', { ...set, from: '2026-02-01' }))).toMatchObject({ code: 'programme-days-unfit' });
    await ok('compiler', 'bodies/SX-A', set);
    expect((await post('compiler', 'bodies/SX-A', set)).statusCode).toBe(409);
    expect(await body('commission')).toMatchObject({
      now: { office: '党政办', seats: [{ as: 'head', holders: [expect.stringContaining('办事员')] }, { as: 'deputy' }, { holders: [] }] },
      gaps: [{ code: 'post-empty', posts: ['社会救助经办员'] }],
    });
    const page = async () => (await desk.served.app.inject({ url: '/u/SX-A', headers: { accept: 'text/html' } })).body;
    expect(await page()).toContain('甲发〔2026〕1号');
    await ok('office-head', 'bodies/SX-A', { ...set, base: 1, from: '2026-03-20', seats: seats.slice(0, 2) });
    expect(await body('commission')).toMatchObject({ now: { from: '2026-03-02' }, ahead: [{ from: '2026-03-20' }] });
    small.clock.pass(30 * 86_400_000, 'legal');
    expect(await body('office-head')).toMatchObject({ now: { from: '2026-03-20' }, gaps: [], past: 1 });
    await ok('compiler', 'bodies/SX-A/dissolve', { base: 2, from: '2026-03-25', paper });
    expect((await body('compiler'))?.gaps).toEqual([{ code: 'no-body', posts: [] }]);
    expect(await page()).not.toContain('甲发〔2026〕1号');
  });

  it('sends tasks down once and reads results up from the work itself, or from a report where nothing can be read', async () => {
    const key = newId();
    const told = await ok('office-head', 'tasks', task, key);
    expect(await ok('office-head', 'tasks', task, key)).toEqual(told);
    const read = await ok('office-head', 'tasks', { ...task, measure: 'statutory-list', units: ['SX-A'] });
    const mine = await roadmap('compiler');
    expect(mine.tasks.map(({ results }) => results.map(({ unit }) => unit.id))).toEqual([['SX-A'], ['SX-A']]);
    const report = { unit: 'SX-A', text: '清单已经报上来。', paper: '甲发〔2026〕2号' };
    expect(bodyOf(await post('compiler', `tasks/${read.id}/report`, report))).toMatchObject({ code: 'programme-read-not-told' });
    expect((await post('compiler', `tasks/${told.id}/report`, { ...report, unit: 'SX-B' })).statusCode).toBe(404);
    await ok('compiler', `tasks/${told.id}/report`, report);
    await desk.post('compiler', '/units/SX-A/statutory', { items: [{ code: 'S-1', name: '甲' }] });
    const all = await roadmap('commission');
    expect(all.tasks.find(({ id }) => id === read.id)?.results).toMatchObject([{ done: true, have: 1, of: 1 }]);
    expect(all.tasks.find(({ id }) => id === told.id)?.results).toMatchObject([
      { unit: { id: 'SX-A' }, done: true, report: { paper: '甲发〔2026〕2号' } },
      { unit: { id: 'SX-B' }, done: false, lateDays: 0 },
    ]);
    small.clock.pass(10 * 86_400_000, 'legal');
    const late = (await roadmap('commission')).tasks.find(({ id }) => id === told.id)?.results;
    expect(late).toMatchObject([{ lateDays: 0 }, { lateDays: 2 }]);
    await ok('office-head', `tasks/${told.id}/due`, { base: 2, due: '2026-04-01', reason: '下雨误了工。' });
    expect((await roadmap('commission')).tasks.find(({ id }) => id === told.id)).toMatchObject({ moved: [{ due: '2026-03-10' }] });
    await ok('office-head', `tasks/${told.id}/end`, { base: 3, reason: '并到别的任务。' });
    expect(bodyOf(await post('compiler', `tasks/${told.id}/report`, report))).toMatchObject({ code: 'programme-over' });
  });

  it('counts phases by their tasks, on papers that are there', async () => {
    const { id } = await ok('office-head', 'documents', { paper, requires: '年底前编完。' });
    const phase = { id: 'p1', name: '编制', from: '2026-03-01', to: '2026-03-31', document: id };
    const none = { base: 0, phases: [{ ...phase, document: newId() }] };
    expect(bodyOf(await post('office-head', 'roadmap', none))).toMatchObject({ code: 'programme-not-there' });
    await ok('office-head', 'roadmap', { base: 0, phases: [phase] });
    await ok('office-head', 'tasks', { ...task, phase: 'p1', document: id });
    expect(await roadmap('commission')).toMatchObject({
      phases: [{ stands: 'now', done: 0, open: 2, late: 0 }],
      documents: [{ ended: null }],
    });
    await ok('office-head', `documents/${id}/end`, { base: 1, reason: '有了新文件。' });
    expect(bodyOf(await post('office-head', 'tasks', { ...task, document: id }))).toMatchObject({ code: 'programme-not-there' });
  });

  it('keeps minutes, turns their decisions into tasks, and says what became of them', async () => {
    const { id } = await ok('office-head', 'meetings', { minutes });
    const jumping = { ...minutes, agenda: [{ ...agenda[0], decisions: [{ number: 7, text: '跳号' }] }] };
    expect(bodyOf(await post('office-head', 'meetings', { minutes: jumping }))).toMatchObject({ code: 'programme-not-there' });
    await ok('office-head', 'tasks', { ...task, decision: { meeting: id, number: 2 } });
    expect((await post('office-head', 'tasks', { ...task, decision: { meeting: id, number: 3 } })).statusCode).toBe(422);
    const seen: Meetings = bodyOf(await desk.get('commission', '/programme/meetings'));
    expect(seen.meetings).toMatchObject([{ withoutTask: 1, followUps: [{ number: 1, tasks: [] }, { tasks: [{ done: 0, units: 2 }] }] }]);
    expect((await roadmap('compiler')).tasks[0]?.decision).toMatchObject({ text: '合同先公示' });
    const fewer = { base: 1, minutes: { ...minutes, agenda: agenda.slice(0, 1) }, reason: '少一条' };
    expect((await post('office-head', `meetings/${id}/correct`, fewer)).statusCode).toBe(422);
    await ok('office-head', `meetings/${id}/correct`, { base: 1, minutes: { ...minutes, place: '大会议室' }, reason: '地点写错了' });
    expect((await desk.get('compiler', '/programme/meetings')).statusCode).toBe(404);
  });

  it('is made anew from its events as it was, whatever was done, and tells what somebody changed', { timeout: 120_000 }, async () => {
    const ids = { task: '', meeting: '' };
    const take = async ({ unit, act, word, day }: Step) => {
      const compiler = unit === 'SX-A' ? 'compiler' : 'compiler-far';
      const version = (await body('office-head', unit))?.version ?? 0;
      const keep = async (of: keyof typeof ids, path: string, wish: object): Promise<void> => {
        const answer = await post('office-head', path, wish);
        if (answer.statusCode === 200) ids[of] = bodyOf<Done>(answer).id;
      };
      const taskVersion = (await roadmap('office-head')).tasks.find(({ id }) => id === ids.task)?.version ?? 0;
      if (act === 'body') return post('office-head', `bodies/${unit}`, { ...set, base: version, from: day, office: word });
      if (act === 'dissolve') return post('office-head', `bodies/${unit}/dissolve`, { base: version, from: day, paper });
      if (act === 'deadline') return post('office-head', 'deadline', { unit, due: day });
      if (act === 'no-deadline') return post('office-head', 'deadline', { unit, due: null });
      if (act === 'statutory') return desk.post(compiler, `/units/${unit}/statutory`, { items: [{ code: word, name: word }] });
      if (act === 'task') return keep('task', 'tasks', { ...task, title: word, due: day, decision: null });
      if (act === 'report') return post(compiler, `tasks/${ids.task}/report`, { unit, text: word, paper: word });
      if (act === 'due') return post('office-head', `tasks/${ids.task}/due`, { base: taskVersion, due: day, reason: word });
      if (act === 'end') return post('office-head', `tasks/${ids.task}/end`, { base: taskVersion, reason: word });
      if (act === 'minutes') return keep('meeting', 'meetings', { minutes: { ...minutes, title: word } });
      if (act === 'correct') return post('office-head', `meetings/${ids.meeting}/correct`, { base: 1, minutes, reason: word });
      const phases = [{ id: 'p', name: word, from: '2026-03-01', to: day, document: null }];
      return post('office-head', 'roadmap', { base: (await roadmap('office-head')).version, phases });
    };
    const report = () => verifyCounty(small.services, small.ledger);
    const db = engine.database().app;
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        for (const step of history) await take(step);
        const before = await rowsOf(db);
        await small.county.sequencer.settle();
        expect((await report()).faults).toEqual([]);
        await rebuildProjections(small.services, words);
        expect(await rowsOf(db)).toEqual(before);
      }),
      { numRuns: 3, seed: 20_260_302 },
    );
    const rows = await rowsOf(db);
    for (const table of tables) expect(rows.filter((row) => row.startsWith(table)).length, table).toBeGreaterThan(0);
    for (const [table, column, value] of [
      ['mq.programme_record', 'state', "replace(state, '甲', '丁')"],
      ['published.governance_body', 'body', "replace(body, '甲溪镇', '丁溪镇')"],
      ['mq.list_deadline', 'due_day', "'2030-01-01'"],
      ['mq.statutory_item', 'name', "'丁'"],
    ] as const) {
      await engine.database().asOwner((session) => session.script(`update ${table} set ${column} = ${value}`));
      const { faults } = await report();
      expect(faults.length, table).toBeGreaterThan(0);
      for (const fault of faults) expect(fault).toMatchObject({ code: 'projection-differs', table, column });
      await rebuildProjections(small.services, words);
      expect((await report()).faults).toEqual([]);
    }
    expect(bodyOf<z.output<typeof deskProgramme>>(await desk.get('commission', '/programme')).units.some(({ due }) => due !== null)).toBe(
      true,
    );
  });
});
