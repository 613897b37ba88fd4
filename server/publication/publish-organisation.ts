import type { Compilable, Kysely } from 'kysely';

import type { Day } from '../../core/kernel/day.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import { findRole } from '../../core/org/roles.ts';
import { staffOn } from '../../core/org/staff.ts';
import type { Schema } from '../platform/database/schema.ts';
import { pinyinKey } from '../platform/pinyin.ts';

const batch = 1_000;

/** Statements that publish units and who holds which post today. Bodies of many (representatives, Party members) are not listed by name. */
export function publishOrganisation(
  db: Kysely<Schema>,
  order: { readonly county: CountyId; readonly organisation: OrganisationData; readonly today: Day },
): readonly Compilable<unknown>[] {
  const { county, organisation } = order;
  const units = organisation.units.map((unit) => ({
    county_id: county,
    unit_id: unit.id,
    parent_id: unit.parent,
    level: unit.level,
    kind: unit.kind,
    code: unit.code,
    name: unit.name,
    pinyin: pinyinKey(unit.name),
  }));
  const holders = holderRows(order);
  const statements: Compilable<unknown>[] = [
    db.deleteFrom('published.holder').where('county_id', '=', county),
    db.deleteFrom('published.unit').where('county_id', '=', county),
  ];
  for (let at = 0; at < units.length; at += batch) statements.push(db.insertInto('published.unit').values(units.slice(at, at + batch)));
  for (let at = 0; at < holders.length; at += batch)
    statements.push(db.insertInto('published.holder').values(holders.slice(at, at + batch)));
  return statements;
}

function holderRows({
  county,
  organisation,
  today,
}: {
  readonly county: CountyId;
  readonly organisation: OrganisationData;
  readonly today: Day;
}) {
  const staff = staffOn(organisation, today);
  const rows = new Map<
    string,
    { county_id: string; unit_id: string; role: string; post_name: string; person_id: string; person_name: string }
  >();
  for (const person of organisation.persons) {
    for (const holding of staff.postsOf(person.id)) {
      const post = staff.findPost(holding.post);
      if (post === undefined || holding.principal !== null || findRole(post.role)?.body === true) continue;
      const row = {
        county_id: county,
        unit_id: post.unit,
        role: post.role,
        post_name: post.name,
        person_id: person.id,
        person_name: person.name,
      };
      rows.set(`${post.unit}/${post.role}/${person.id}`, row);
    }
  }
  return [...rows.values()];
}
