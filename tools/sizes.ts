import { type Finding, isCode, isTest, lineCount, type SourceFile } from './source-file.ts';
import { eachNode, findingAt, identifierName, type SyntaxNode } from './syntax.ts';

const fileLines = 400;
const functionLines = 60;

/** What each kind of file in a feature of the server may have (ARCHITECTURE, where a file may go). */
const roles: readonly (readonly [RegExp, number])[] = [
  [/\/([a-z-]+-)?routes\.tsx?$/, 150],
  [/\/([a-z-]+-)?store\.ts$/, 300],
  [/\/project(-[a-z-]+)?\.ts$/, 200],
  [/\/policy\.ts$/, 150],
  [/\/read\.ts$/, 100],
  [/\/[a-z]+(-[a-z]+)+\.tsx?$/, 80],
];

/** Files and functions longer than a reader can hold. */
export function findOversize(files: readonly SourceFile[]): readonly Finding[] {
  return files.flatMap((file) => [...oversizeFile(file), ...oversizeFunctions(file)]);
}

function oversizeFile(file: SourceFile): readonly Finding[] {
  const lines = lineCount(file.text);
  const limit = limitOf(file.path);
  return lines > limit ? [{ path: file.path, line: limit + 1, what: `${lines} lines, at most ${limit}` }] : [];
}

function limitOf(path: string): number {
  const inFeature = /^server\/(?!platform\/|migrations\/)[a-z-]+\//.test(path) && !isTest(path);
  const role = inFeature ? roles.find(([pattern]) => pattern.test(path)) : undefined;
  return role?.[1] ?? fileLines;
}

function oversizeFunctions(file: SourceFile): readonly Finding[] {
  const findings: Finding[] = [];
  if (!isCode(file.path)) return findings;
  eachNode(file, (node, parents) => {
    if (!isFunction(node) || isGroupOfTests(parents.at(-1))) return;
    const lines = file.text.slice(node.start, node.end).split('\n').length;
    if (lines > functionLines) findings.push(findingAt(file, node, `function of ${lines} lines, at most ${functionLines}`));
  });
  return findings;
}

function isFunction(node: SyntaxNode): boolean {
  return ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(node.type);
}

/** The body of `describe`, or of what builds on it (`describeOnBothEngines`), only lists tests; each of them is measured. */
function isGroupOfTests(parent: SyntaxNode | undefined): boolean {
  let called: unknown = parent?.type === 'CallExpression' ? parent['callee'] : undefined;
  while (typeof called === 'object' && called !== null) {
    if (identifierName(called)?.startsWith('describe') === true) return true;
    const { object, callee } = called as Readonly<Record<string, unknown>>;
    called = object ?? callee;
  }
  return false;
}
