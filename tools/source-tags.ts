import { parse as parseYaml } from 'yaml';

import { type Finding, lineAt, parse, type SourceFile } from './source-file.ts';

/** Where sources are kept: the laws of the library and the list in docs/sources.md. */
export type SourceShelf = { readonly laws: readonly SourceFile[]; readonly list: SourceFile };

type Tag = { readonly path: string; readonly line: number; readonly id: string };

/** Every `@source` tag in the comments of the sources. */
export function listTags(files: readonly SourceFile[]): readonly Tag[] {
  return files.flatMap((file) =>
    parse(file).comments.flatMap((comment) =>
      [...comment.value.matchAll(/^[\s*]*@source[ \t]+(\S+)/gm)].map((match) => ({
        path: file.path,
        line: lineAt(file, comment.start + 2 + match.index + match[0].indexOf('@')),
        id: match[1] ?? '',
      })),
    ),
  );
}

/** Tags whose source cannot be found. A law without a list of articles vouches for its name only. */
export function findLostSources(tags: readonly Tag[], shelf: SourceShelf): readonly Finding[] {
  const listed = new Set([...shelf.list.text.matchAll(/^\|\s*`([^`]+)`\s*\|/gm)].map(([, id]) => id));
  const laws = new Map(shelf.laws.flatMap(({ text }) => lawsOf(parseYaml(text))));
  return tags.flatMap(({ path, line, id }) => {
    const what = fault(id, { listed, laws });
    return what === undefined ? [] : [{ path, line, what: `@source ${id}: ${what}` }];
  });
}

type Known = { readonly listed: ReadonlySet<string | undefined>; readonly laws: ReadonlyMap<string, ReadonlySet<string>> };

function fault(id: string, { listed, laws }: Known): string | undefined {
  if (/^rfc:\d+(#\S+)?$/.test(id)) return undefined;
  const [, law = '', article = ''] = /^law:([a-z0-9-]+)(?:#(\S+))?$/.exec(id) ?? [];
  if (law === '')
    return listed.has(id.replace(/#.*$/, ''))
      ? undefined
      : 'give it a line in docs/sources.md, or write law:<id>#<article> or rfc:<number>';
  const articles = laws.get(law);
  if (articles === undefined) return laws.size === 0 ? undefined : 'no file of library/laws has a law of this name';
  return article === '' || articles.size === 0 || articles.has(article) ? undefined : `the record of the law has no article ${article}`;
}

/** The laws of one file of the library: each entry of `documents` under its id. */
function lawsOf(file: unknown): readonly (readonly [string, ReadonlySet<string>])[] {
  const documents = typeof file === 'object' && file !== null && 'documents' in file ? file.documents : [];
  return (Array.isArray(documents) ? documents : []).flatMap((law: unknown) =>
    typeof law === 'object' && law !== null && 'id' in law && typeof law.id === 'string' ? [[law.id, articlesOf(law)] as const] : [],
  );
}

/** Numbers of articles anywhere under `article` or `articles`: values, members of lists, keys of maps. */
function articlesOf(value: unknown, wanted = false): ReadonlySet<string> {
  if (typeof value === 'string' || typeof value === 'number') return new Set(wanted ? [String(value)] : []);
  if (Array.isArray(value)) return new Set(value.flatMap((one) => [...articlesOf(one, wanted)]));
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(
    Object.entries<unknown>({ ...value }).flatMap(([key, inner]) => {
      const isList = key === 'articles' && typeof inner === 'object' && inner !== null && !Array.isArray(inner);
      return [
        ...(isList ? Object.keys(inner) : []),
        ...articlesOf(inner, key === 'article' || (key === 'articles' && Array.isArray(inner))),
      ];
    }),
  );
}
