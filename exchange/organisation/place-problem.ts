import type { Kin, Post, Tenure, Unit } from '../../core/org/organisation.ts';
import type { OrganisationError, OrganisationProblem } from '../../core/org/organisation-problem.ts';
import type { ImportFault } from './import-fault.ts';
import type { Placed } from './parse-structure.ts';
import { faultAt, type Table } from './read-table.ts';
import type { SheetName } from './sheets.ts';

/** Everything the file gave, with rows. */
export type Places = {
  readonly tables: Readonly<Record<SheetName, Table>>;
  readonly units: readonly Placed<Unit>[];
  readonly posts: readonly Placed<Post>[];
  readonly tenures: readonly Placed<Tenure>[];
  readonly kin: readonly Placed<Kin>[];
};

/** The column that a person must change, for each error that a workbook can cause. */
const columnOf: Readonly<Record<OrganisationError, readonly [SheetName, string]>> = {
  'not-one-county': ['单位', '单位类别'],
  'duplicate-id': ['单位', '单位编码'],
  'duplicate-code': ['单位', '单位编码'],
  'unknown-parent': ['单位', '上级单位编码'],
  'unit-cycle': ['单位', '上级单位编码'],
  'wrong-level': ['单位', '上级单位编码'],
  'unknown-unit': ['岗位', '单位编码'],
  'duplicate-post': ['岗位', '岗位角色'],
  'unknown-post': ['任职', '岗位角色'],
  'unknown-person': ['任职', '人员编号'],
  'not-a-day': ['任职', '起始日'],
  'ends-before-it-begins': ['任职', '截止日'],
  'overlapping-tenures': ['任职', '起始日'],
  'incompatible-posts': ['任职', '岗位角色'],
  'delegation-by-non-holder': ['任职', '人员编号'],
  'delegation-to-oneself': ['任职', '人员编号'],
  'kin-with-oneself': ['近亲属', '亲属人员编号'],
  'duplicate-kin': ['近亲属', '亲属人员编号'],
};

/** Turns an error about ids into one about a sheet, row and column. */
export function placeProblem(error: OrganisationProblem, places: Places): ImportFault {
  const [sheet, heading] = columnOf[error.code];
  const table = places.tables[sheet];
  const row = rowOf(error, sheet, places) ?? null;
  const value = table.lines.find((line) => line.row === row)?.fields.get(heading)?.text ?? null;
  return faultAt(table, { row, heading, value }, error.code);
}

function rowOf({ facts }: OrganisationProblem, sheet: SheetName, places: Places): number | undefined {
  if (sheet === '单位') return places.units.find(({ item }) => item.id === facts['unit'])?.row;
  if (sheet === '岗位') return places.posts.find(({ item }) => item.id === facts['post'])?.row;
  // Of two lines that do not go together, the later one is pointed at.
  if (sheet === '任职') return places.tenures.findLast(({ item }) => isMeant(item, facts))?.row;
  return places.kin.findLast(({ item }) => isKinMeant(item, facts))?.row;
}

function isMeant(tenure: Tenure, facts: OrganisationProblem['facts']): boolean {
  const posts = facts['posts'];
  const hasPost = Array.isArray(posts) ? posts.includes(tenure.post) : tenure.post === facts['post'];
  return tenure.person === facts['person'] && hasPost && (facts['from'] === undefined || facts['from'] === tenure.from);
}

function isKinMeant(kin: Kin, { a, b, person }: OrganisationProblem['facts']): boolean {
  if (person !== undefined) return kin.a === person && kin.b === person;
  return kin.a === a && kin.b === b;
}
