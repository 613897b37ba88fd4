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
  const problems: LibraryProblem[] = [];
  const versions: ItemVersion[] = [];
  for (const { path, file, name } of listYaml(root, 'items')) {
    const source = readYaml(path, file);
    const read = readItem(source, name, laws);
    if ('problems' in read) {
      problems.push(...read.problems);
      continue;
    }
    problems.push(...overlapProblems(source, read.version, versions));
    versions.push(read.version);
  }
  if (problems.length > 0) throw libraryFault(problems);
  return versions.sort((a, b) => a.item.code.localeCompare(b.item.code, 'en') || a.number - b.number);
}

/** On any day at most one version of an item is in force. */
function overlapProblems(source: YamlSource, version: ItemVersion, others: readonly ItemVersion[]): readonly LibraryProblem[] {
  const clash = others.find((other) => other.item.code === version.item.code && overlap(other, version));
  return clash === undefined ? [] : [problemAt(source, ['effectiveFrom'], `in force together with version ${clash.number}`)];
}

function overlap(a: ItemVersion, b: ItemVersion): boolean {
  return (b.effectiveTo === null || a.effectiveFrom <= b.effectiveTo) && (a.effectiveTo === null || b.effectiveFrom <= a.effectiveTo);
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
