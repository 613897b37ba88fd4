import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, type Day } from '../kernel/day.ts';
import { asId, type PersonId, type PostId, type UnitId } from '../kernel/id.ts';
import { levelOfKind } from './check-units.ts';
import { mayAct } from './may-act.ts';
import type { OrganisationData, Unit } from './organisation.ts';
import { staffOn, type Holding } from './staff.ts';

const start = '2026-01-01';
const days = fc.integer({ min: 0, max: 20 }).map((count) => addDays(start, count));
const personIds = ['p0', 'p1', 'p2', 'p3'].map((id): PersonId => asId(id));
const roleNames = ['a', 'b', 'c'];
const unitIds = ['county', 'bureau', 'commission', 'office', 't1', 't2', 'v1', 'v2', 'v3'].map((id): UnitId => asId(id));

const unit = (id: string, parent: string | null, kind: Unit['kind']): Unit => ({
  id: asId(id),
  parent: parent === null ? null : asId(parent),
  kind,
  level: levelOfKind[kind],
  code: id,
  name: id,
});

const units: readonly Unit[] = [
  unit('v1', 't1', 'village'),
  unit('v2', 't1', 'community'),
  unit('v3', 't2', 'village'),
  unit('t1', 'county', 'town'),
  unit('t2', 'county', 'street'),
  unit('bureau', 'county', 'bureau'),
  unit('commission', 'county', 'commission'),
  unit('office', 'bureau', 'bureau'),
  unit('county', null, 'county'),
];

/** Every unit has every role, so that a wrong reach always shows. */
const posts = unitIds.flatMap((at) =>
  roleNames.map((role) => ({ id: asId<'post'>(`${at}.${role}`), unit: at, role, name: `${at} ${role}` })),
);
const postIds: readonly PostId[] = posts.map((post) => post.id);

const tenure = fc.record({
  person: fc.constantFrom(...personIds),
  post: fc.constantFrom(...postIds),
  from: days,
  to: fc.option(days),
});
const delegation = fc.record({
  from: fc.constantFrom(...personIds),
  to: fc.constantFrom(...personIds),
  post: fc.constantFrom(...postIds),
  fromDay: days,
  toDay: days,
});
const kin = fc.record({ a: fc.constantFrom(...personIds), b: fc.constantFrom(...personIds), relation: fc.constant('兄弟') });

const organisation: fc.Arbitrary<OrganisationData> = fc.record({
  county: fc.constant(asId<'county'>('c')),
  units: fc.constant(units),
  posts: fc.constant(posts),
  persons: fc.constant(personIds.map((id) => ({ id, name: id }))),
  tenures: fc.array(tenure, { maxLength: 40 }),
  delegations: fc.array(delegation, { maxLength: 20 }),
  kin: fc.array(kin, { maxLength: 4 }),
});

/** The oracle says by hand which units a role is looked up in. */
const reach: Readonly<Record<string, readonly string[]>> = {
  v1: ['v1', 't1', 'county', 'bureau', 'commission'],
  v2: ['v2', 't1', 'county', 'bureau', 'commission'],
  v3: ['v3', 't2', 'county', 'bureau', 'commission'],
  t1: ['t1', 'county', 'bureau', 'commission'],
  t2: ['t2', 'county', 'bureau', 'commission'],
  county: ['county', 'bureau', 'commission'],
  bureau: ['bureau', 'county', 'commission'],
  commission: ['commission', 'county', 'bureau'],
  office: ['office', 'bureau', 'county', 'commission'],
};

function holds(data: OrganisationData, day: Day, { person, post }: { readonly person: PersonId; readonly post: PostId }): boolean {
  return data.tenures.some((one) => one.person === person && one.post === post && one.from <= day && (one.to ?? day) >= day);
}

type Question = { readonly role: string; readonly at: UnitId };

function waysByBruteForce(data: OrganisationData, day: Day, { role, at }: Question): readonly Holding[] {
  const ways: Holding[] = [];
  for (const name of reach[at] ?? []) {
    const post = asId<'post'>(`${name}.${role}`);
    for (const person of personIds) {
      if (holds(data, day, { person, post })) ways.push({ person, post, principal: null });
      for (const giver of personIds) {
        const given = data.delegations.some(
          (one) => one.from === giver && one.to === person && one.post === post && one.fromDay <= day && day <= one.toDay,
        );
        if (given && giver !== person && holds(data, day, { person: giver, post })) ways.push({ person, post, principal: giver });
      }
    }
  }
  return ways;
}

const texts = (ways: readonly Holding[]) => ways.map((way) => JSON.stringify([way.person, way.post, way.principal])).toSorted();

describe('staff of a day', () => {
  it('finds for every role and unit exactly the holders and delegates that a search over all records finds', () => {
    fc.assert(
      fc.property(
        organisation,
        days,
        fc.record({ role: fc.constantFrom(...roleNames), at: fc.constantFrom(...unitIds) }),
        (data, day, { role, at }) => {
          expect(texts(staffOn(data, day).holdersOf(role, at))).toEqual(texts(waysByBruteForce(data, day, { role, at })));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps a role that every bureau has within the bureau whose case it is; from a town all bureaus answer', () => {
    const postOf = (at: string, role: string) => ({ id: asId<'post'>(`${at}.${role}`), unit: asId<'unit'>(at), role, name: role });
    const two = [...units, unit('other', 'county', 'bureau')];
    const staffed = ['bureau', 'other'].flatMap((at) => ['bureau.director', 'finance.payer'].map((role) => postOf(at, role)));
    const data: OrganisationData = {
      county: asId('c'),
      units: two,
      posts: staffed,
      persons: [],
      tenures: [],
      delegations: [],
      kin: [],
    };
    const staff = staffOn(data, start);
    const found = (role: string, at: string) => staff.listPosts(role, asId(at)).map((post) => post.id);
    expect(found('bureau.director', 'bureau')).toEqual(['bureau.bureau.director']);
    expect(found('bureau.director', 'office')).toEqual(['bureau.bureau.director']);
    expect(found('bureau.director', 't1')).toEqual(['bureau.bureau.director', 'other.bureau.director']);
    expect(found('bureau.director', 'commission')).toEqual(['bureau.bureau.director', 'other.bureau.director']);
    expect(found('finance.payer', 'bureau')).toEqual(['bureau.finance.payer', 'other.finance.payer']);
    expect(found('bureau.director', 'nowhere')).toEqual([]);
  });

  it('lists for a person exactly the posts in which holdersOf shows him', () => {
    fc.assert(
      fc.property(organisation, days, fc.constantFrom(...personIds), (data, day, person) => {
        const staff = staffOn(data, day);
        const seen = unitIds.flatMap((at) => roleNames.flatMap((role) => staff.actingAs(person, role, at)));
        expect([...new Set(texts(seen))]).toEqual(texts(staff.postsOf(person)));
      }),
    );
  });

  it('lets a person act exactly when a holding exists, and otherwise gives a reason that the records bear out', () => {
    fc.assert(
      fc.property(
        organisation,
        days,
        fc.record({ person: fc.constantFrom(...personIds), wished: fc.subarray([...roleNames]), at: fc.constantFrom(...unitIds) }),
        (data, day, { person, wished, at }) => {
          const ways = wished.flatMap((role) => waysByBruteForce(data, day, { role, at })).filter((way) => way.person === person);
          const answer = mayAct(staffOn(data, day), { person, roles: wished, unit: at });
          if ('as' in answer) {
            expect(texts(ways)).toContain(texts([answer.as])[0]);
            if (ways.some((way) => way.principal === null)) expect(answer.as.principal).toBeNull();
            return;
          }
          expect(ways).toEqual([]);
          const reached = new Set(wished.flatMap((role) => (reach[at] ?? []).map((name) => `${name}.${role}`)));
          const mine = data.tenures.filter((one) => one.person === person && reached.has(one.post));
          const given = data.delegations.filter((one) => one.to === person && reached.has(one.post));
          const over = mine.some((one) => one.to !== null && one.to < day);
          const ahead = mine.some((one) => one.from > day);
          const elsewhere = unitIds.some((other) =>
            wished.some((role) => waysByBruteForce(data, day, { role, at: other }).some((way) => way.person === person)),
          );
          const expected = over
            ? 'tenure-ended'
            : ahead
              ? 'tenure-not-begun'
              : given.some((one) => one.fromDay <= day)
                ? 'delegation-ended'
                : given.length > 0
                  ? 'delegation-not-begun'
                  : elsewhere
                    ? 'other-unit'
                    : 'not-your-post';
          expect(answer.refused).toBe(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('knows relatives in both directions, not transitively, and never of oneself', () => {
    fc.assert(
      fc.property(organisation, fc.constantFrom(...personIds), fc.constantFrom(...personIds), (data, a, b) => {
        const declared = data.kin.some((one) => (one.a === a && one.b === b) || (one.a === b && one.b === a));
        expect(staffOn(data, start).areRelatives(a, b)).toBe(declared && a !== b);
      }),
    );
  });

  it('walks up nearest first and down to every unit below', () => {
    const staff = staffOn({ county: asId('c'), units, posts, persons: [], tenures: [], delegations: [], kin: [] }, start);
    expect(staff.ancestorsOf(asId('v3')).map((one) => one.id)).toEqual(['t2', 'county']);
    expect(staff.descendantsOf(asId('t1')).map((one) => one.id)).toEqual(['v1', 'v2']);
    expect(staff.descendantsOf(asId('county'))).toHaveLength(units.length - 1);
    expect(staff.findUnit(asId('nowhere'))).toBeUndefined();
    expect(staff.holdersOf('a', asId('nowhere'))).toEqual([]);
  });

  it('ends walks on a cycle of units instead of turning for ever', () => {
    const ring = [unit('x', 'y', 'town'), unit('y', 'x', 'town')];
    const staff = staffOn({ county: asId('c'), units: ring, posts: [], persons: [], tenures: [], delegations: [], kin: [] }, start);
    expect(staff.ancestorsOf(asId('x')).map((one) => one.id)).toEqual(['y']);
    expect(staff.descendantsOf(asId('x')).map((one) => one.id)).toEqual(['y']);
  });
});
