import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type ParseResult, parseSync } from 'oxc-parser';

/** Root folder of the repository, with a closing slash. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/** A file of the repository, or one planted by a test to see whether a guard reports it. */
export type SourceFile = {
  /** Path from the root with forward slashes. */
  readonly path: string;
  readonly text: string;
};

/** What a guard reports. */
export type Finding = {
  readonly path: string;
  /** Line number counted from 1. */
  readonly line: number;
  readonly what: string;
};

const leftOut = new Set(['.git', 'node_modules', 'dist', 'data', 'coverage', 'out', '.vite']);
const textEndings = /\.(ts|tsx|js|mjs|cjs|json|md|yml|yaml|sql|css|html|svg|txt)$|^\.ci\/|^bin\/|^[A-Z]+$|^\.[a-z]+rc$|^\.gitignore$/;

let everyPath: readonly string[] | undefined;
const texts = new Map<string, SourceFile>();
const trees = new WeakMap<SourceFile, ParseResult>();

/** Every path of the repository that is neither built nor installed. */
export function listPaths(): readonly string[] {
  everyPath ??= walk('').toSorted();
  return everyPath;
}

/** The text files whose path is wanted. Reading is remembered for the run. */
export function listFiles(wanted: (path: string) => boolean): readonly SourceFile[] {
  return listPaths()
    .filter((path) => textEndings.test(path) && wanted(path))
    .map(readSource);
}

/** All files of code, tests included. */
export function listCode(): readonly SourceFile[] {
  return listFiles(isCode);
}

/** True for TypeScript and JavaScript. */
export function isCode(path: string): boolean {
  return /\.(ts|tsx|js|mjs)$/.test(path);
}

/** True for a file that runs only under the test runner. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith('testkit/') || path.startsWith('tools/') || path.endsWith('.config.ts');
}

/** The syntax tree, made once per file. A file that does not parse is a fault of the file: the compiler reports it. */
export function parse(file: SourceFile): ParseResult {
  const known = trees.get(file);
  if (known !== undefined) return known;
  const tree = parseSync(file.path, file.text);
  trees.set(file, tree);
  return tree;
}

/** Line number, counted from 1, of an offset in the text. */
export function lineAt(file: SourceFile, offset: number): number {
  return file.text.slice(0, offset).split('\n').length;
}

/** Lines of a file without the empty end after the last newline. */
export function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** Findings as lines `path:line what`, the form tests compare with an empty list. */
export function asLines(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ path, line, what }) => `${path}:${line} ${what}`);
}

function readSource(path: string): SourceFile {
  const known = texts.get(path);
  if (known !== undefined) return known;
  const file: SourceFile = { path, text: readFileSync(join(root, path), 'utf8') };
  texts.set(path, file);
  return file;
}

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (leftOut.has(entry.name)) return [];
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return walk(path);
    return entry.isFile() ? [path] : [];
  });
}
