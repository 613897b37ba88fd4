import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A link of a page that leads to nothing. */
export type BrokenLink = { readonly page: string; readonly link: string };

/** What was looked at and what leads nowhere. */
export type LinkReport = { readonly pages: number; readonly links: number; readonly broken: readonly BrokenLink[] };

/**
 * Looks at every link of every page of a folder: each leads to a file of the folder, and an anchor to a place on its page. Links to other
 * sites are not followed; one that begins with a stroke works on no other place and is broken.
 */
export function checkLinks(folder: string): LinkReport {
  const files = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => posixPath(folder, join(entry.parentPath, entry.name))),
  );
  const pages = [...files].filter((file) => file.endsWith('.html'));
  const anchors = new Map<string, ReadonlySet<string>>();
  const anchorsOf = (page: string): ReadonlySet<string> => {
    const known =
      anchors.get(page) ?? new Set([...readFileSync(join(folder, page), 'utf8').matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id));
    anchors.set(page, known);
    return known;
  };
  let links = 0;
  const broken = pages.flatMap((page) => {
    const all = linksOf(readFileSync(join(folder, page), 'utf8'));
    links += all.length;
    return all.filter((link) => !isWhole(link, { page, files, anchorsOf })).map((link): BrokenLink => ({ page, link }));
  });
  return { pages: pages.length, links, broken };
}

function posixPath(folder: string, path: string): string {
  return path.slice(folder.length + 1).replaceAll('\\', '/');
}

function linksOf(html: string): readonly string[] {
  return [...html.matchAll(/ (?:href|src|action)="([^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
}

type Place = { readonly page: string; readonly files: ReadonlySet<string>; readonly anchorsOf: (page: string) => ReadonlySet<string> };

function isWhole(link: string, { page, files, anchorsOf }: Place): boolean {
  if (/^(?:https?:|tel:|mailto:|data:)/.test(link)) return true;
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : posix.normalize(posix.join(posix.dirname(page), decoded(path.replace(/\?.*$/, ''))));
  if (!files.has(target)) return false;
  return anchor === undefined || anchor === '' || anchorsOf(target).has(anchor);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
