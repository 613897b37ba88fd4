import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays } from '../kernel/day.ts';
import { asId } from '../kernel/id.ts';
import { isRefusal } from '../kernel/outcome.ts';
import { staffOn } from '../org/staff.ts';
import { decideRecord, type ProgrammeCommand, type ProgrammeContext } from './decide.ts';
import { bodyGaps, bodyOn } from './governance.ts';
import { evolveRecord, foldRecord, type ProgrammeRecord, type RecordOf } from './record.ts';
import { resultsOf, type UnitFacts } from './result.ts';

const today = '2026-03-02';
const unit = asId<'unit'>('u');
const post = (name: string) => asId<'post'>(name);
const person = (name: string) => asId<'person'>(name);
const paper = { number: '甲发1号', title: '通知', issuer: '甲镇', day: '2026-01-01' };
const organisation = {
  county: asId<'county'>('c'),
  units: [{ id: unit, parent: null, level: 'town', kind: 'town', code: 'U', name: '甲镇' }],
  posts: ['head', 'deputy', 'member', 'empty'].map((name, at) => ({
    ...{ id: post(name), unit, name, role: ['town.head', 'town.deputy-head', 'town.compiler', 'town.legal-officer'][at] ?? '' },
  })),
  persons: ['ann', 'bo', 'chi'].map((name) => ({ id: person(name), name })),
  tenures: (['head', 'deputy', 'member'] as const).map((name, at) => ({
    ...{
      person: person(['ann', 'bo', 'chi'][at] ?? ''),
      post: post(name),
      from: '2020-01-01',
      to: name === 'member' ? '2026-06-30' : null,
    },
  })),
  delegations: [],
  kin: [{ a: person('ann'), b: person('chi'), relation: '父子' }],
} as const;

const contextOn = (day: string): ProgrammeContext => ({
  ...{ at: 1, today: day, by: { person: person('ann'), post: post('head') }, staff: staffOn(organisation, day) },
  ...{ hasPhase: () => true, hasDocument: () => true, hasDecision: () => true },
});

const day = fc.integer({ min: 0, max: 300 }).map((count) => addDays('2026-01-01', count));
const seat = fc.record({
  post: fc.constantFrom('head', 'deputy', 'member', 'empty', 'gone').map(post),
  as: fc.constantFrom('head', 'deputy', 'member'),
});
const commands: fc.Arbitrary<ProgrammeCommand> = fc.oneof(
  fc
    .record({ from: day, seats: fc.array(seat, { minLength: 1, maxLength: 4 }) })
    .map((told) => ({ type: 'body-set', unit, paper, office: '办公室', ...told }) as const),
  day.map((from) => ({ type: 'body-dissolved', from, paper }) as const),
);

describe('a governance body', () => {
  it('has, on every day of a random history, the version that began last; its seats are sound', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 12 }), day, (wishes, on) => {
        let state: ProgrammeRecord | undefined;
        for (const wish of wishes) {
          const decided = decideRecord(wish, state, contextOn(today));
          if (!isRefusal(decided)) state = decided.events.reduce(evolveRecord, state);
        }
        if (state === undefined) return;
        if (state.kind !== 'governance-body') throw new Error(state.kind);
        for (const { seats } of state.versions) {
          if (seats === null) continue;
          expect(seats.filter(({ as }) => as === 'head')).toHaveLength(1);
          expect(new Set(seats.map((one) => one.post)).size).toBe(seats.length);
          expect(seats.map((one) => one.post)).not.toContain('gone');
        }
        const now = bodyOn(state, on);
        const begun = state.versions.filter(({ from }) => from <= on);
        expect(now === undefined).toBe(begun.length === 0);
        for (const { from } of begun) expect(from <= (now?.from ?? '')).toBe(true);
      }),
    );
  });

  it('wants somebody in every seat, a person of his own in each, and no relatives', () => {
    const seats = [
      { post: post('head'), as: 'head' },
      { post: post('member'), as: 'member' },
      { post: post('empty'), as: 'member' },
      { post: post('gone'), as: 'member' },
    ] as const;
    const version = { from: today, paper, office: '', seats };
    expect(bodyGaps(version, staffOn(organisation, today))).toEqual([
      { code: 'post-gone', posts: ['gone'] },
      { code: 'post-empty', posts: ['empty'] },
      { code: 'relatives', posts: ['head', 'member'] },
    ]);
    // The member left office, and with him his kin.
    expect(bodyGaps(version, staffOn(organisation, '2026-07-01'))).toEqual([
      { code: 'post-gone', posts: ['gone'] },
      { code: 'post-empty', posts: ['member', 'empty'] },
    ]);
    expect(bodyGaps(undefined, staffOn(organisation, today))).toEqual([{ code: 'no-body' }]);
  });
});

const facts: UnitFacts = { items: 4, published: 4, charts: 3, risksRated: 4, measured: 0, bodyGaps: 0, statutory: 0 };
const task: RecordOf<'programme-task'> = {
  ...{ kind: 'programme-task', title: '编', text: '编', phase: null, document: null, decision: null, units: [unit], due: '2026-03-10' },
  ...{ measure: 'list-published', reports: [], moved: [], ended: null },
};

describe('results of a task', () => {
  it.each([
    ['list-published', true, 4, 4],
    ['charts-drawn', false, 3, 4],
    ['risks-rated', true, 4, 4],
    ['measures-written', false, 0, 4],
    ['body-in-place', true, 1, 1],
    ['statutory-list', false, 0, 1],
    ['reported', false, 0, 1],
  ] as const)('%s is read as %s', (measure, done, have, of) => {
    expect(resultsOf({ ...task, measure }, { today, factsOf: () => facts })).toMatchObject([{ done, have, of }]);
  });

  it('are late by the days past the due day, never when done or ended, and nowhere done with an empty list', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 30 }), fc.nat(4), fc.boolean(), (days, published, ended) => {
        const on = addDays(task.due, days);
        const [result] = resultsOf({ ...task, ended: ended ? '并' : null }, { today: on, factsOf: () => ({ ...facts, published }) });
        expect(result?.lateDays).toBe(published < 4 && !ended ? Math.max(0, days) : 0);
      }),
    );
    expect(resultsOf(task, { today, factsOf: () => ({ ...facts, items: 0, published: 0 }) })).toMatchObject([{ done: false, of: 0 }]);
  });

  it('that can be read are not reported, and the last report of a unit counts', () => {
    const sent = foldRecord([{ type: 'task-sent', ...task, at: 1, by: contextOn(today).by }]);
    const report = { type: 'result-reported', unit, text: '好', paper: '1号' } as const;
    expect(decideRecord(report, sent, contextOn(today))).toMatchObject({ refused: 'programme-read-not-told' });
    const told = { ...task, measure: 'reported' } as const;
    const twice = ['一', '二'].reduce<ProgrammeRecord>(
      (state, text) => evolveRecord(state, { ...report, text, ...contextOn(today) }),
      told,
    );
    expect(twice).toMatchObject({ reports: [{ text: '二' }] });
    expect(decideRecord({ ...report, unit: asId<'unit'>('other') }, told, contextOn(today))).toMatchObject({ refused: 'not-found' });
  });
});
