import type { PersonId, UnitId } from '../../core/kernel/id.ts';
import { asId } from '../../core/kernel/id.ts';
import { Fault } from '../../core/kernel/outcome.ts';
import type { Staff } from '../../core/org/staff.ts';
import type { OrganisationSnapshot } from '../platform/services.ts';
import type { AlertContent, ShownValues } from './alert-content.ts';

/** Columns that name the unit a row belongs to. */
const unitColumns = ['行政村', '单位', '采购单位'] as const;

/** Names under which the rows call officials (工号). */
export function staffNumbersIn(content: AlertContent): readonly string[] {
  const all = allValues(content).flatMap((values) =>
    Object.entries(values).flatMap(([column, value]) => (column.endsWith('工号') && value !== null ? [value] : [])),
  );
  return [...new Set(all)];
}

function allValues(content: AlertContent): readonly ShownValues[] {
  return [content.values, ...content.others, ...content.rows.map((row) => row.values)];
}

/**
 * The unit that a hit is put to: the one that its object or its own figures name, else the one of the row it is about, else the lowest above all that
 * its rows name. Rows that name none are put to the unit of the officials they show, and to the county as a last resort.
 */
export function unitOf(
  content: AlertContent,
  about: { readonly organisation: OrganisationSnapshot; readonly staff: Staff; readonly concerned: readonly PersonId[] },
): UnitId {
  const { organisation, staff, concerned } = about;
  const named = (all: readonly ShownValues[]): readonly UnitId[] => {
    const names = new Set(all.flatMap((values) => unitColumns.flatMap((column) => values[column] ?? [])));
    return organisation.data.units.filter((unit) => names.has(unit.name)).map((unit) => unit.id);
  };
  const [own = ''] = content.object.split('|');
  const sat = concerned.flatMap((person) => staff.postsOf(person).flatMap((holding) => staff.findPost(holding.post)?.unit ?? []));
  const ownRows = content.rows.filter((row) => row.key === content.object).map((row) => row.values);
  const found =
    [named([{ 单位: own }]), named([content.values]), named(ownRows), named(allValues(content)), sat].find((list) => list.length > 0) ?? [];
  return lowestAbove([...new Set(found)], staff) ?? rootOf(organisation);
}

function lowestAbove(units: readonly UnitId[], staff: Staff): UnitId | undefined {
  const chains = units.map((unit) => [unit, ...staff.ancestorsOf(unit).map((above) => above.id)]);
  return chains[0]?.find((candidate) => chains.every((chain) => chain.includes(candidate)));
}

function rootOf(organisation: OrganisationSnapshot): UnitId {
  const root = organisation.data.units.find((unit) => unit.parent === null);
  if (root === undefined) throw new Fault('county-missing');
  return root.id;
}

/** Persons by the names under which rows call them. */
export function concernedIn(content: AlertContent, persons: ReadonlyMap<string, string>): readonly PersonId[] {
  return [...new Set(staffNumbersIn(content).flatMap((number) => persons.get(number) ?? []))].map((person) => asId<'person'>(person));
}
