import type { Day } from '../../core/kernel/day.ts';
import type { CountyId, PersonId } from '../../core/kernel/id.ts';
import type { IncompatiblePair } from '../../core/org/incompatible-roles.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import { findRole } from '../../core/org/roles.ts';
import { validateOrganisation, type OrganisationReport } from '../../core/org/validate-organisation.ts';
import type { Workbook } from '../xlsx/workbook.ts';
import type { ImportFault } from './import-fault.ts';
import { parsePersons } from './parse-persons.ts';
import { parseKin, parsePosts, parseTenures, parseUnits, type Placed } from './parse-structure.ts';
import { placeProblem, type Places } from './place-problem.ts';
import { readTable, type Table } from './read-table.ts';
import { organisationSheets, sheetNames, type SheetName } from './sheets.ts';

/** An account to be made: an administrator's when the person holds an administrator's post at any time. */
export type ImportedAccount = { readonly person: PersonId; readonly login: string; readonly kind: 'official' | 'administrator' };

/** A whole organisation from a workbook. Identity numbers are in clear: the caller hashes them under his key and drops them. */
export type ImportedOrganisation = {
  readonly organisation: OrganisationData;
  readonly accounts: readonly ImportedAccount[];
  readonly identityNumbers: readonly { readonly person: PersonId; readonly number: string }[];
  readonly notices: OrganisationReport['notices'];
};

/** What the caller decides: the tenant, a source of ids, the day that says which posts are empty, the county's pairs. */
export type ImportSetting = {
  readonly county: CountyId;
  readonly newId: () => string;
  readonly day: Day;
  readonly incompatible: readonly IncompatiblePair[];
};

/**
 * Makes an organisation of the sheets 单位, 岗位, 人员, 任职, 近亲属. All or nothing: any fault, and only faults come back,
 * in the order of sheets and rows. Other sheets are not looked at.
 */
export function parseOrganisation(
  workbook: Workbook,
  setting: ImportSetting,
): ImportedOrganisation | { readonly faults: readonly ImportFault[] } {
  const tables = tablesOf(workbook);
  if ('faults' in tables) return tables;
  const faults: ImportFault[] = sheetNames.flatMap((name) => tables[name].faults);
  const { byCode, units } = parseUnits(tables.单位, setting.newId, faults);
  const { byKey, posts } = parsePosts(tables.岗位, { units: byCode, newId: setting.newId }, faults);
  const people = parsePersons(tables.人员, setting.newId, faults);
  const known = { units: byCode, posts: byKey, persons: people.byNumber };
  const tenures = parseTenures(tables.任职, known, faults);
  const kin = parseKin(tables.近亲属, known, faults);
  if (faults.length > 0) return { faults: inOrder(faults) };
  const places = { tables, units, posts, tenures, kin };
  const organisation = { county: setting.county, ...itemsOf(places), persons: people.persons, delegations: [] };
  const report = validateOrganisation(organisation, setting);
  if (report.errors.length > 0) return { faults: inOrder(report.errors.map((error) => placeProblem(error, places))) };
  return {
    organisation,
    accounts: accountsOf(organisation, people.logins),
    identityNumbers: [...people.identityNumbers].map(([person, number]) => ({ person, number })),
    notices: report.notices,
  };
}

function tablesOf(workbook: Workbook): Readonly<Record<SheetName, Table>> | { readonly faults: readonly ImportFault[] } {
  const find = (name: SheetName) => workbook.sheets.find((sheet) => sheet.name.trim() === name);
  const missing = sheetNames.filter((name) => find(name) === undefined);
  const faults = missing.map((name): ImportFault => ({
    sheet: name,
    row: null,
    column: null,
    heading: null,
    code: 'missing-sheet',
    value: null,
  }));
  if (faults.length > 0) return { faults };
  const read = (name: SheetName) => readTable(find(name) ?? { name, hidden: false, rows: [], merges: [] }, organisationSheets[name]);
  return { 单位: read('单位'), 岗位: read('岗位'), 人员: read('人员'), 任职: read('任职'), 近亲属: read('近亲属') };
}

function itemsOf({ units, posts, tenures, kin }: Places): Pick<OrganisationData, 'units' | 'posts' | 'tenures' | 'kin'> {
  const items = <Item>(placed: readonly Placed<Item>[]): readonly Item[] => placed.map(({ item }) => item);
  return { units: items(units), posts: items(posts), tenures: items(tenures), kin: items(kin) };
}

function accountsOf(organisation: OrganisationData, logins: ReadonlyMap<PersonId, string>): readonly ImportedAccount[] {
  const administration = new Set(organisation.posts.filter((post) => findRole(post.role)?.business === false).map((post) => post.id));
  const administrators = new Set(organisation.tenures.filter((tenure) => administration.has(tenure.post)).map((tenure) => tenure.person));
  return [...logins].map(([person, login]) => ({ person, login, kind: administrators.has(person) ? 'administrator' : 'official' }));
}

function inOrder(faults: readonly ImportFault[]): readonly ImportFault[] {
  const rank = (fault: ImportFault) => sheetNames.findIndex((name) => name === fault.sheet);
  return faults.toSorted((a, b) => rank(a) - rank(b) || (a.row ?? 0) - (b.row ?? 0));
}
