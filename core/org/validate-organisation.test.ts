import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, type Day } from '../kernel/day.ts';
import { asId, type PersonId, type PostId } from '../kernel/id.ts';
import { levelOfKind } from './check-units.ts';
import { villageSupervisionApart } from './incompatible-roles.ts';
import type { OrganisationData, Unit } from './organisation.ts';
import { validateOrganisation } from './validate-organisation.ts';

const unit = (id: string, parent: string | null, kind: Unit['kind']): Unit => ({
  id: asId(id),
  parent: parent === null ? null : asId(parent),
  kind,
  level: levelOfKind[kind],
  code: `C-${id}`,
  name: id,
});
const post = (at: string, role: string) => ({ id: asId<'post'>(`${at}.${role}`), unit: asId<'unit'>(at), role, name: role });
const [ann, bob]: readonly [PersonId, PersonId] = [asId('ann'), asId('bob')];
const clerk: PostId = asId('v.village.clerk');
const watcher: PostId = asId('v.village.supervisor');
const keeper: PostId = asId('c.admin.system');

const sound: OrganisationData = {
  county: asId('county'),
  units: [unit('c', null, 'county'), unit('t', 'c', 'town'), unit('v', 't', 'village')],
  posts: [post('v', 'village.clerk'), post('v', 'village.supervisor'), post('c', 'admin.system')],
  persons: [
    { id: ann, name: '甲' },
    { id: bob, name: '乙' },
  ],
  tenures: [
    { person: ann, post: clerk, from: '2026-01-01', to: null },
    { person: bob, post: watcher, from: '2026-01-01', to: '2026-06-30' },
  ],
  delegations: [],
  kin: [],
};

const rules = { day: '2026-03-01', incompatible: villageSupervisionApart };
const errorsOf = (change: Partial<OrganisationData>) => validateOrganisation({ ...sound, ...change }, rules).errors.map(({ code }) => code);
const tenure = (person: PersonId, of: PostId, [from, to]: readonly [Day, Day | null]) => ({ person, post: of, from, to });
const given = ([from, to]: readonly [PersonId, PersonId], of: PostId, [fromDay, toDay]: readonly [Day, Day]) => ({
  from,
  to,
  post: of,
  fromDay,
  toDay,
});

describe('validation of an organisation', () => {
  it('finds nothing wrong with a sound one and notices its empty post', () => {
    const report = validateOrganisation(sound, rules);
    expect(report.errors).toEqual([]);
    expect(report.notices).toEqual([{ code: 'empty-post', facts: { post: keeper, unit: 'c', day: '2026-03-01' } }]);
  });

  it.each<[string, Partial<OrganisationData>, readonly string[]]>([
    ['no county', { units: [], posts: [], tenures: [] }, ['not-one-county']],
    ['two units of one code', { units: [...sound.units, { ...unit('w', 't', 'village'), code: 'C-v' }] }, ['duplicate-code']],
    ['a parent that does not exist', { units: [...sound.units, unit('w', 'nowhere', 'village')] }, ['unknown-parent']],
    ['a second top', { units: [...sound.units, unit('w', null, 'town')] }, ['unknown-parent']],
    ['a village under a village', { units: [...sound.units, unit('w', 'v', 'village')] }, ['wrong-level']],
    ['a kind at the wrong level', { units: [...sound.units, { ...unit('w', 't', 'village'), level: 'town' as const }] }, ['wrong-level']],
    [
      "units that are each other's parent",
      { units: [...sound.units, unit('x', 'y', 'bureau'), unit('y', 'x', 'bureau')] },
      ['unit-cycle', 'unit-cycle'],
    ],
    ['one role twice in one unit', { posts: [...sound.posts, { ...post('v', 'village.clerk'), id: asId('other') }] }, ['duplicate-post']],
    ['a post in no unit', { posts: [...sound.posts, post('nowhere', 'village.clerk')] }, ['unknown-unit']],
    ['a tenure of nobody', { tenures: [tenure(asId('nobody'), clerk, ['2026-01-01', null])] }, ['unknown-person']],
    ['a tenure of no post', { tenures: [tenure(ann, asId('none'), ['2026-01-01', null])] }, ['unknown-post']],
    ['a day that does not exist', { tenures: [tenure(ann, clerk, ['2026-02-30', null])] }, ['not-a-day']],
    ['an end before the beginning', { tenures: [tenure(ann, clerk, ['2026-02-02', '2026-02-01'])] }, ['ends-before-it-begins']],
    [
      'two open tenures in one post',
      { tenures: [tenure(ann, clerk, ['2026-01-01', null]), tenure(ann, clerk, ['2026-02-01', null])] },
      ['overlapping-tenures'],
    ],
    ['kin with oneself', { kin: [{ a: ann, b: ann, relation: '本人' }] }, ['kin-with-oneself']],
    [
      'one kin declared from both sides',
      {
        kin: [
          { a: ann, b: bob, relation: '兄弟' },
          { a: bob, b: ann, relation: '兄弟' },
        ],
      },
      ['duplicate-kin'],
    ],
    [
      'a delegation by a person who does not hold the post',
      { delegations: [given([bob, ann], clerk, ['2026-02-01', '2026-02-02'])] },
      ['delegation-by-non-holder'],
    ],
    ['a delegation to oneself', { delegations: [given([bob, bob], watcher, ['2026-06-01', '2026-07-01'])] }, ['delegation-to-oneself']],
    [
      'a supervisor who keeps the books',
      { tenures: [...sound.tenures, tenure(ann, watcher, ['2026-02-01', null])] },
      ['incompatible-posts'],
    ],
    [
      "a supervisor who keeps the books for a week in another's name",
      { delegations: [given([ann, bob], clerk, ['2026-02-01', '2026-02-07'])] },
      ['incompatible-posts'],
    ],
    [
      'an administrator with a post of business',
      { tenures: [...sound.tenures, tenure(ann, keeper, ['2026-01-01', null])] },
      ['incompatible-posts'],
    ],
  ])('names %s', (_what, change, codes) => {
    expect(errorsOf(change)).toEqual(codes);
  });

  it('allows a person to follow himself, and incompatible posts one after the other', () => {
    expect(errorsOf({ tenures: [tenure(ann, clerk, ['2026-01-01', '2026-01-31']), tenure(ann, clerk, ['2026-02-01', null])] })).toEqual([]);
    expect(errorsOf({ tenures: [tenure(ann, clerk, ['2026-01-01', '2026-01-31']), tenure(ann, watcher, ['2026-02-01', null])] })).toEqual(
      [],
    );
  });

  it('keeps administrators apart even when the county lists no pairs', () => {
    const tenures = [
      ...sound.tenures,
      tenure(ann, keeper, ['2026-01-01', null]),
      tenure(bob, watcher, ['2026-07-01', null]),
      tenure(bob, clerk, ['2026-07-01', null]),
    ];
    const report = validateOrganisation({ ...sound, tenures }, { day: '2026-03-01', incompatible: [] });
    expect(report.errors.map(({ facts }) => facts['person'])).toEqual([ann]);
  });

  const day = fc.integer({ min: 0, max: 12 }).map((count) => addDays('2026-01-01', count));
  const span = fc.tuple(day, fc.option(day)).filter(([from, to]) => to === null || to >= from);
  const allDays = Array.from({ length: 40 }, (_, count) => addDays('2026-01-01', count));
  const covers = (one: { readonly from: Day; readonly to: Day | null }, on: Day) => one.from <= on && (one.to === null || on <= one.to);

  it('names each tenure that begins within an earlier one, once', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
        const tenures = spans
          .map(([from, to]) => tenure(ann, clerk, [from, to]))
          .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
        const within = tenures.filter((one, index) => tenures.slice(0, index).some((earlier) => covers(earlier, one.from)));
        expect(errorsOf({ tenures }).filter((code) => code === 'overlapping-tenures')).toHaveLength(within.length);
      }),
    );
  });

  it('finds overlapping tenures exactly when some day is covered twice', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
        const tenures = spans.map(([from, to]) => tenure(ann, clerk, [from, to]));
        const twice = allDays.some((on) => tenures.filter((one) => covers(one, on)).length > 1);
        expect(errorsOf({ tenures }).includes('overlapping-tenures')).toBe(twice);
      }),
      { numRuns: 400 },
    );
  });

  it('refuses a delegation exactly when its giver lacks the post on some day of it, and names the first', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), day, day, (spans, one, other) => {
        const [fromDay, toDay] = one < other ? [one, other] : [other, one];
        const tenures = spans.map(([from, to]) => tenure(ann, clerk, [from, to]));
        const report = validateOrganisation({ ...sound, tenures, delegations: [given([ann, bob], clerk, [fromDay, toDay])] }, rules);
        const missing = allDays.find((on) => fromDay <= on && on <= toDay && !tenures.some((span) => covers(span, on)));
        const found = report.errors.find(({ code }) => code === 'delegation-by-non-holder');
        expect(found?.facts['day']).toBe(missing);
      }),
      { numRuns: 400 },
    );
  });
});
