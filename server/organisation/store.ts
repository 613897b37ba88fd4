import type { Compilable, Kysely } from 'kysely';

import { asId, type CountyId } from '../../core/kernel/id.ts';
import type { OrganisationData, Unit } from '../../core/org/organisation.ts';
import type { Schema } from '../platform/database/schema.ts';
import { pinyinKey } from '../platform/pinyin.ts';

/** Kin of an official outside the organisation, by keyed hash of the identity number. */
export type OutsideKin = { readonly person: string; readonly relativeKey: string; readonly relation: string };

/** Keyed identity hash of persons. */
export type IdentityKeys = ReadonlyMap<string, string>;

/** Reads the whole organisation of a county. */
export async function readOrganisation(db: Kysely<Schema>, county: CountyId) {
  const [units, posts, persons, tenures, delegations, kin, outside] = [
    await db.selectFrom('mq.unit').selectAll().where('county_id', '=', county).orderBy('code').execute(),
    await db.selectFrom('mq.post').selectAll().where('county_id', '=', county).execute(),
    await db.selectFrom('mq.person').selectAll().where('county_id', '=', county).execute(),
    await db.selectFrom('mq.tenure').selectAll().where('county_id', '=', county).execute(),
    await db.selectFrom('mq.delegation').selectAll().where('county_id', '=', county).execute(),
    await db.selectFrom('mq.kin').selectAll().where('county_id', '=', county).execute(),
    await db.selectFrom('mq.kin_outside').selectAll().where('county_id', '=', county).execute(),
  ];
  const data: OrganisationData = {
    county,
    units: units.map((row) => ({
      id: asId(row.unit_id),
      parent: row.parent_id === null ? null : asId(row.parent_id),
      level: row.level,
      kind: row.kind as Unit['kind'],
      code: row.code,
      name: row.name,
    })),
    posts: posts.map((row) => ({ id: asId(row.post_id), unit: asId(row.unit_id), role: row.role, name: row.name })),
    persons: persons.map((row) => ({ id: asId(row.person_id), name: row.name })),
    tenures: tenures.map((row) => ({ person: asId(row.person_id), post: asId(row.post_id), from: row.from_day, to: row.to_day })),
    delegations: delegations.map((row) => ({
      from: asId(row.giver_id),
      to: asId(row.delegate_id),
      post: asId(row.post_id),
      fromDay: row.from_day,
      toDay: row.to_day,
    })),
    kin: kin.map((row) => ({ a: asId(row.person_id), b: asId(row.relative_id), relation: row.relation })),
  };
  return {
    data,
    identityKeys: persons.flatMap((row) => (row.identity_key === null ? [] : [{ person: row.person_id, key: row.identity_key }])),
    outside: outside.map((row) => ({ person: row.person_id, relativeKey: row.relative_key })),
  };
}

/** Number that grows with each change of the organisation. */
export async function readOrganisationVersion(db: Kysely<Schema>, county: CountyId): Promise<number> {
  const row = await db.selectFrom('mq.county').select('organisation_version').where('county_id', '=', county).executeTakeFirst();
  return row?.organisation_version ?? 0;
}

/** Rows of one insert at most: PostgreSQL takes 65,535 parameters. */
const batch = 1_000;

type NewOrganisation = { readonly data: OrganisationData; readonly identityKeys: IdentityKeys; readonly outside: readonly OutsideKin[] };

/** Statements that write a whole new organisation into an empty county. */
export function insertOrganisation(db: Kysely<Schema>, given: NewOrganisation): readonly Compilable<unknown>[] {
  return [...insertUnits(db, given.data), ...insertPeople(db, given)];
}

function insertUnits(db: Kysely<Schema>, data: OrganisationData): readonly Compilable<unknown>[] {
  const tenant = { county_id: data.county };
  return [
    ...inBatches(parentsFirst(data.units), (rows) =>
      db.insertInto('mq.unit').values(
        rows.map((unit) => ({
          ...tenant,
          unit_id: unit.id,
          parent_id: unit.parent,
          level: unit.level,
          kind: unit.kind,
          code: unit.code,
          name: unit.name,
          pinyin: pinyinKey(unit.name),
        })),
      ),
    ),
    ...inBatches(data.posts, (rows) =>
      db
        .insertInto('mq.post')
        .values(rows.map((post) => ({ ...tenant, post_id: post.id, unit_id: post.unit, role: post.role, name: post.name }))),
    ),
  ];
}

function insertPeople(db: Kysely<Schema>, given: NewOrganisation): readonly Compilable<unknown>[] {
  const { data } = given;
  const tenant = { county_id: data.county };
  return [
    ...inBatches(data.persons, (rows) =>
      db.insertInto('mq.person').values(
        rows.map((person) => ({
          ...tenant,
          person_id: person.id,
          name: person.name,
          pinyin: pinyinKey(person.name),
          identity_key: given.identityKeys.get(person.id) ?? null,
        })),
      ),
    ),
    ...inBatches(data.tenures, (rows) =>
      db
        .insertInto('mq.tenure')
        .values(rows.map((row) => ({ ...tenant, person_id: row.person, post_id: row.post, from_day: row.from, to_day: row.to }))),
    ),
    ...inBatches(data.delegations, (rows) =>
      db.insertInto('mq.delegation').values(
        rows.map((row) => ({
          ...tenant,
          giver_id: row.from,
          delegate_id: row.to,
          post_id: row.post,
          from_day: row.fromDay,
          to_day: row.toDay,
        })),
      ),
    ),
    ...inBatches(data.kin, (rows) =>
      db.insertInto('mq.kin').values(rows.map((row) => ({ ...tenant, person_id: row.a, relative_id: row.b, relation: row.relation }))),
    ),
    ...inBatches(given.outside, (rows) =>
      db
        .insertInto('mq.kin_outside')
        .values(rows.map((row) => ({ ...tenant, person_id: row.person, relative_key: row.relativeKey, relation: row.relation }))),
    ),
  ];
}

function inBatches<Row>(rows: readonly Row[], insert: (rows: readonly Row[]) => Compilable<unknown>): readonly Compilable<unknown>[] {
  const statements: Compilable<unknown>[] = [];
  for (let at = 0; at < rows.length; at += batch) statements.push(insert(rows.slice(at, at + batch)));
  return statements;
}

function parentsFirst(units: readonly Unit[]): readonly Unit[] {
  const order = { county: 0, town: 1, village: 2 };
  return units.toSorted((a, b) => Number(a.parent !== null) - Number(b.parent !== null) || order[a.level] - order[b.level]);
}
