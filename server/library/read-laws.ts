import type { LegalDocument } from '../../core/catalogue/legal-basis.ts';
import { lawsForm } from './law-form.ts';
import { listYaml } from './list-yaml.ts';
import { libraryFault, type LibraryProblem } from './library-problem.ts';
import { decode, problemAt, readYaml, type YamlSource } from './yaml-source.ts';

/**
 * Reads `library/laws/*.yaml`: legal documents by id.
 *
 * @throws Fault `library-broken` with file, line and field: bad form, an id twice, an article twice, an unknown successor
 */
export function readLaws(root: string): ReadonlyMap<string, LegalDocument> {
  const documents = new Map<string, LegalDocument>();
  const problems: LibraryProblem[] = [];
  const later: (() => readonly LibraryProblem[])[] = [];
  for (const { path, file } of listYaml(root, 'laws')) {
    const source = readYaml(path, file);
    const decoded = decode(source, lawsForm);
    if ('problems' in decoded) {
      problems.push(...decoded.problems);
      continue;
    }
    decoded.value.documents.forEach((document, at) => {
      if (documents.has(document.id)) problems.push(problemAt(source, ['documents', at, 'id'], `law ${document.id} stands twice`));
      documents.set(document.id, document);
      problems.push(...articlesTwice(source, document, at));
      later.push(() => successorProblem(documents, source, { document, at }));
    });
  }
  problems.push(...later.flatMap((check) => check()));
  if (problems.length > 0) throw libraryFault(problems);
  return documents;
}

function articlesTwice(source: YamlSource, document: LegalDocument, at: number): readonly LibraryProblem[] {
  const seen = new Set<string>();
  return document.articles.flatMap((entry, index) => {
    const twice = seen.has(entry.article);
    seen.add(entry.article);
    return twice ? [problemAt(source, ['documents', at, 'articles', index, 'article'], `article ${entry.article} stands twice`)] : [];
  });
}

function successorProblem(
  documents: ReadonlyMap<string, LegalDocument>,
  source: YamlSource,
  place: { readonly document: LegalDocument; readonly at: number },
): readonly LibraryProblem[] {
  const { supersededBy } = place.document;
  if (supersededBy === null || documents.has(supersededBy)) return [];
  return [problemAt(source, ['documents', place.at, 'supersededBy'], `no law ${supersededBy}`)];
}
