import { asId, type PersonId, type PostId, type UnitId } from '../../core/kernel/id.ts';
import { levelOfKind } from '../../core/org/check-units.ts';
import type { Kin, Post, Tenure, Unit } from '../../core/org/organisation.ts';
import { roleKeys, roles, type RoleKey } from '../../core/org/roles.ts';
import type { ImportFault } from './import-fault.ts';
import { lineReader } from './line-reader.ts';
import type { Table } from './read-table.ts';
import { unitKindWords } from './sheets.ts';

/** Things with the row they came from, so that a fault of the whole can point at a line. */
export type Placed<Item> = { readonly item: Item; readonly row: number };

const keyByName = new Map<string, RoleKey>(roleKeys.flatMap((key) => [[roles[key].name, key] as const, [key, key] as const]));

/** Units by code; the first row of a doubled code counts. */
export function parseUnits(
  table: Table,
  newId: () => string,
  faults: ImportFault[],
): { byCode: ReadonlyMap<string, UnitId>; units: readonly Placed<Unit>[] } {
  const byCode = new Map<string, UnitId>();
  for (const line of table.lines) {
    const read = lineReader(table, line, faults);
    const code = read.text('单位编码');
    if (code === undefined) continue;
    if (!/^[A-Z0-9][A-Z0-9-]{0,31}$/.test(code)) read.fault('单位编码', 'bad-code');
    else if (byCode.has(code)) read.fault('单位编码', 'doubled-key');
    else byCode.set(code, asId(newId()));
  }
  const units = table.lines.flatMap((line) => {
    const read = lineReader(table, line, faults);
    const [code, name, kind] = [read.text('单位编码'), read.text('单位名称'), read.look('单位类别', unitKindWords, 'unknown-kind')];
    const parent = read.look('上级单位编码', byCode, 'unknown-reference') ?? null;
    const id = byCode.get(code ?? '');
    if (id === undefined || code === undefined || name === undefined || kind === undefined) return [];
    return [{ item: { id, parent, level: levelOfKind[kind], kind, code, name }, row: line.row }];
  });
  return { byCode, units };
}

/** Key of a post within the file. */
export function postKey(unit: UnitId, role: string): string {
  return `${unit} ${role}`;
}

/** Posts by unit and role. */
export function parsePosts(
  table: Table,
  known: { readonly units: ReadonlyMap<string, UnitId>; readonly newId: () => string },
  faults: ImportFault[],
): { byKey: ReadonlyMap<string, PostId>; posts: readonly Placed<Post>[] } {
  const byKey = new Map<string, PostId>();
  const posts = table.lines.flatMap((line) => {
    const read = lineReader(table, line, faults);
    const unit = read.look('单位编码', known.units, 'unknown-reference');
    const role = read.look('岗位角色', keyByName, 'unknown-role-name');
    if (unit === undefined || role === undefined) return [];
    if (byKey.has(postKey(unit, role))) {
      read.fault('岗位角色', 'duplicate-post');
      return [];
    }
    const id: PostId = asId(known.newId());
    byKey.set(postKey(unit, role), id);
    return [{ item: { id, unit, role, name: read.text('岗位名称') ?? roles[role].name }, row: line.row }];
  });
  return { byKey, posts };
}

/** What later sheets refer to. */
export type Known = {
  readonly units: ReadonlyMap<string, UnitId>;
  readonly posts: ReadonlyMap<string, PostId>;
  readonly persons: ReadonlyMap<string, PersonId>;
};

/** Tenures: person, unit and role must be in the sheets before. */
export function parseTenures(table: Table, known: Known, faults: ImportFault[]): readonly Placed<Tenure>[] {
  return table.lines.flatMap((line) => {
    const read = lineReader(table, line, faults);
    const person = read.look('人员编号', known.persons, 'unknown-reference');
    const unit = read.look('单位编码', known.units, 'unknown-reference');
    const role = read.look('岗位角色', keyByName, 'unknown-role-name');
    const [from, to] = [read.day('起始日'), read.day('截止日') ?? null];
    const post = unit === undefined || role === undefined ? undefined : known.posts.get(postKey(unit, role));
    if (unit !== undefined && role !== undefined && post === undefined) read.fault('岗位角色', 'no-such-post');
    if (person === undefined || post === undefined || from === undefined) return [];
    return [{ item: { person, post, from, to }, row: line.row }];
  });
}

/** Declared near relatives. */
export function parseKin(table: Table, known: Known, faults: ImportFault[]): readonly Placed<Kin>[] {
  return table.lines.flatMap((line) => {
    const read = lineReader(table, line, faults);
    const a = read.look('人员编号', known.persons, 'unknown-reference');
    const b = read.look('亲属人员编号', known.persons, 'unknown-reference');
    const relation = read.text('关系');
    return a === undefined || b === undefined || relation === undefined ? [] : [{ item: { a, b, relation }, row: line.row }];
  });
}
