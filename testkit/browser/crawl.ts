import { gzipSync } from 'node:zlib';

/** An address as it answered. `status` is of the address itself; redirects are followed only as links of their own. */
export type Visited = {
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly body: string;
  /** Bytes of the body compressed as the server does. */
  readonly gzipBytes: number;
  /** The page on which the address was found first; null for starting points. */
  readonly from: string | null;
};

/** Packages and files are linked for every unit and item: a few of each kind tell as much as all. */
const mostOfKind = 4;

/** What an address is one of many of: packages, printed forms, documents and data, entries of lists, posts; undefined for everything else. */
function kindOf(path: string): string | undefined {
  const file = /\/(package|[^/]+\.(?:docx|jsonld|json|xlsx|zip|pdf|png|txt))(?:\?.*)?$/.exec(path)?.[1];
  if (file !== undefined) return file;
  if (/^\/u\/[^/?]+\/[^/?]+$/.test(path)) return 'entry';
  if (/^\/u\/[^/?]+\?/.test(path)) return 'part of a list';
  if (/^\/i\/[^/?]+\?/.test(path)) return 'version';
  return /^\/work\/rotation\/./.test(path) ? 'post' : undefined;
}

/** Where a crawl begins, as whom, and what it need not ask again. */
export type Crawl = { readonly starts: readonly string[]; readonly cookie: string | null; readonly known?: ReadonlySet<string> };

/** Asks every address of our own that a page links to, beginning at some; each once, and none that is known. */
export async function crawl(site: string, { starts, cookie, known = new Set() }: Crawl): Promise<readonly Visited[]> {
  const found = new Map<string, string | null>(starts.map((path) => [path, null]));
  const visited: Visited[] = [];
  const kinds = new Map<string, number>();
  for (const [path, from] of found) {
    if (known.has(path)) continue;
    const kind = kindOf(path);
    if (kind !== undefined) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (kind !== undefined && (kinds.get(kind) ?? 0) > mostOfKind) continue;
    const page = await visit(site, path, { from, cookie });
    visited.push(page);
    for (const next of linksOf(page)) if (!found.has(next)) found.set(next, path);
  }
  return visited;
}

async function visit(
  site: string,
  path: string,
  about: { readonly from: string | null; readonly cookie: string | null },
): Promise<Visited> {
  const headers = { accept: 'text/html', ...(about.cookie === null ? {} : { cookie: about.cookie }) };
  const answer = await fetch(`${site}${path}`, { redirect: 'manual', headers });
  const body = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  return { path, status: answer.status, type, headers: answer.headers, body, gzipBytes: gzipSync(body).length, from: about.from };
}

function linksOf(page: Visited): readonly string[] {
  const location = page.headers.get('location');
  const links = page.type.startsWith('text/html') ? [...page.body.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, link = '']) => link) : [];
  return [...links, ...(location === null ? [] : [location])]
    .map((link) => link.replaceAll('&amp;', '&').replace(/#.*$/, ''))
    .filter((link) => link.startsWith('/'));
}

/** Whether an address belongs to a route pattern as `/i/:code` or `/tile/*`. */
export function fits(pattern: string, path: string): boolean {
  const parts = pattern.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.+' : part.replace(/[.]/g, '\\.')));
  return new RegExp(`^${parts.join('/')}$`).test(path.replace(/\?.*$/, ''));
}
