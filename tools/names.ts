import { type Finding, isCode, parse, type SourceFile } from './source-file.ts';

const roomsWithoutNoun = /^(utils?|common|helpers?|shared|lib|misc)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const otherNames = new Set(['zh-CN']);

/** Paths that break the rules of naming: rooms without a noun, barrels, names that are not kebab-case. */
export function findBadNames(paths: readonly string[]): readonly Finding[] {
  return paths.flatMap((path) => {
    const what = badName(path);
    return what === undefined ? [] : [{ path, line: 1, what }];
  });
}

function badName(path: string): string | undefined {
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  const stem = file.replace(/(\.[a-z]+)+$/, '');
  const room = folders.find((folder) => roomsWithoutNoun.test(folder));
  if (room !== undefined) return `folder "${room}" says nothing: name it after its noun`;
  if (!isCode(path)) return undefined;
  if (roomsWithoutNoun.test(stem)) return `file "${stem}" says nothing: name it after its noun`;
  if (stem === 'index') return 'barrels are not used: import the file that has the thing';
  return kebab.test(stem) || otherNames.has(stem) ? undefined : 'file names are kebab-case';
}

/** Files that hand on what another file exports, which makes them barrels whatever their name. */
export function findReexports(files: readonly SourceFile[]): readonly Finding[] {
  return files.flatMap((file) =>
    parse(file).module.staticExports.flatMap(({ entries, start }) => {
      const from = entries.find(({ moduleRequest }) => moduleRequest !== null)?.moduleRequest?.value;
      const line = file.text.slice(0, start).split('\n').length;
      return from === undefined ? [] : [{ path: file.path, line, what: `hands on ${from}: import it where it is` }];
    }),
  );
}
