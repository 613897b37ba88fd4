import type { LegalDocument } from '../../core/catalogue/legal-basis.ts';
import type { ItemVersion } from '../../core/catalogue/power-item.ts';
import { contentHash } from '../../core/kernel/hash.ts';
import { asId } from '../../core/kernel/id.ts';
import { buildItem } from './build-item.ts';
import { checkItem } from './check-item.ts';
import { freeze } from './freeze.ts';
import { type ItemForm, itemForm } from './item-form.ts';
import { libraryFault, type LibraryProblem } from './library-problem.ts';
import { listYaml } from './list-yaml.ts';
import { decode, problemAt, readYaml, type YamlSource } from './yaml-source.ts';

/**
 * Reads `library/items/*.yaml` into frozen item versions, sorted by code and number.
 *
 * @param laws the law register; a citation that is not in it is a problem
 * @throws Fault `library-broken` with file, line and field of what is wrong
 */
export function readItems(root: string, laws: ReadonlyMap<string, LegalDocument>): readonly ItemVersion[] {
  const read = listYaml(root, 'items').map(({ path, file, name }) => readItem(readYaml(path, file), name, laws));
  const problems = read.flatMap((entry) => ('problems' in entry ? entry.problems : []));
  if (problems.length > 0) throw libraryFault(problems);
  return read.flatMap((entry) => ('version' in entry ? [entry.version] : []));
}

/** Reads one item file: its frozen version, or what is wrong. */
export function readItem(
  source: YamlSource,
  name: string,
  laws: ReadonlyMap<string, LegalDocument>,
): { readonly version: ItemVersion } | { readonly problems: readonly LibraryProblem[] } {
  const decoded = decode(source, itemForm);
  if ('problems' in decoded) return decoded;
  const form = decoded.value;
  const item = buildItem(form);
  const problems = [...nameProblems(source, name, form), ...checkItem(source, item, laws)];
  if (problems.length > 0) return { problems };
  const { version: number, effectiveFrom, effectiveTo, changes } = form;
  return { version: freeze({ item, number, effectiveFrom, effectiveTo, changes, hash: asId<'version'>(contentHash(item)) }) };
}

/** The file is found by its name, so the name must say what stands in it. */
function nameProblems(source: YamlSource, name: string, form: ItemForm): readonly LibraryProblem[] {
  const wanted = `${form.code}@${form.version}.yaml`;
  return name === wanted ? [] : [problemAt(source, ['code'], `the file should be named ${wanted}`)];
}
