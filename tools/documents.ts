import { posix } from 'node:path';

import { type Finding, type SourceFile } from './source-file.ts';

/** Relative links and anchors in documents that lead nowhere. */
export function findDeadLinks(documents: readonly SourceFile[], paths: readonly string[]): readonly Finding[] {
  const files = new Set(paths);
  const folders = new Set(paths.flatMap((path) => parentsOf(path)));
  const anchors = new Map(documents.map((document) => [document.path, anchorsOf(document.text)]));
  return documents.flatMap((document) =>
    linksOf(document).flatMap(({ line, target }) => {
      const [address = '', anchor] = target.split('#');
      const path = address === '' ? document.path : posix.normalize(posix.join(posix.dirname(document.path), decodeURI(address)));
      const exists = files.has(path) || folders.has(path.replace(/\/$/, ''));
      if (!exists) return [{ path: document.path, line, what: `link to ${target}: there is no such file` }];
      const known = anchor === undefined || (anchors.get(path)?.has(decodeURIComponent(anchor)) ?? true);
      return known ? [] : [{ path: document.path, line, what: `link to ${target}: there is no such heading` }];
    }),
  );
}

function parentsOf(path: string): readonly string[] {
  const parent = posix.dirname(path);
  return parent === '.' ? ['.'] : [parent, ...parentsOf(parent)];
}

type Link = { readonly line: number; readonly target: string };

function linksOf({ text }: SourceFile): readonly Link[] {
  return withoutCode(text)
    .split('\n')
    .flatMap((content, index) =>
      [...content.matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s*(\S+)|(?:src|href)="([^"]+)"/g)]
        .map(([, inline, reference, attribute]) => inline ?? reference ?? attribute ?? '')
        .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target))
        .map((target) => ({ line: index + 1, target })),
    );
}

/** Blanks out code, so that what is shown is not taken for what is meant. Lines keep their numbers. */
export function withoutCode(text: string): string {
  return text.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replaceAll(/[^\n]/g, '')).replaceAll(/`[^`\n]*`/g, '');
}

/** The anchors that the usual forges give to headings. */
function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  const plain = text.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '');
  for (const [, heading = ''] of plain.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const slug = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
      .replaceAll(/\s/g, '-');
    let unique = slug;
    for (let copy = 1; anchors.has(unique); copy += 1) unique = `${slug}-${copy}`;
    anchors.add(unique);
  }
  for (const [, id = ''] of text.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
  return anchors;
}

/** The pages of officials, by the part of their address after /work, read from where the server declares its routes. */
export function listWorkPages(files: readonly SourceFile[]): ReadonlySet<string> {
  const declared = /(?:\.(?:get|post)\(\s*|\bpath = )'\/work\/([a-z-]+)/g;
  const server = files.filter(({ path }) => path.startsWith('server/') && !path.endsWith('.test.ts'));
  return new Set(server.flatMap(({ text }) => [...text.matchAll(declared)].map(([, page = '']) => page)));
}

/**
 * Words that betray the machine the text was written on, or a private mirror of a registry. The pages of officials have addresses that
 * look like such a path; they are known by their routes.
 */
export function findMachineWords(files: readonly SourceFile[], workPages: ReadonlySet<string>): readonly Finding[] {
  return files.flatMap((file) =>
    file.text.split('\n').flatMap((content, index) => {
      const found = machineWord(content, workPages);
      return found === undefined ? [] : [{ path: file.path, line: index + 1, what: `names ${found}` }];
    }),
  );
}

const machinePath = /(?<![\w.:/@$-])\/(?:work\/([\w-]*)|(?:farm|root|home\/[a-z]\w*|Users\/\w+)\/)/g;
const mirror = /https?:\/\/[^\s/"']*(registry|npmmirror|artifactory|nexus|verdaccio)[^\s/"']*/;

function machineWord(content: string, workPages: ReadonlySet<string>): string | undefined {
  const path = [...content.matchAll(machinePath)].find(([, page]) => page === undefined || !workPages.has(page));
  return path?.[0] ?? mirror.exec(content)?.[0];
}
