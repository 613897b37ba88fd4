import { type Finding, isTest, parse, type SourceFile } from './source-file.ts';
import { eachNode, findingAt, identifierName, nodesOf, type SyntaxNode } from './syntax.ts';

const outerWorld: ReadonlySet<string> = new Set(
  (
    'process require module globalThis global window self document navigator location ' +
    'fetch XMLHttpRequest WebSocket EventSource localStorage sessionStorage indexedDB ' +
    'performance crypto console Buffer setTimeout setInterval setImmediate queueMicrotask'
  ).split(' '),
);

/** Everything in core that could make the same input give another answer: clock, random, Node, browser, state of a module. */
export function findImpurities(files: readonly SourceFile[]): readonly Finding[] {
  return files.filter(({ path }) => path.startsWith('core/') && !isTest(path)).flatMap(impuritiesIn);
}

function impuritiesIn(file: SourceFile): readonly Finding[] {
  const findings: Finding[] = [];
  const report = (node: { readonly start: number }, what: string): void => void findings.push(findingAt(file, node, what));
  const own = declaredNames(file);
  for (const call of parse(file).module.dynamicImports) report(call, 'import at run time');
  for (const meta of parse(file).module.importMetas) report(meta, 'import.meta');
  eachNode(file, (node, parents) => {
    const what = impurity(node, parents);
    if (what !== undefined && !own.has(what)) report(node, what);
  });
  return findings;
}

function impurity(node: SyntaxNode, parents: readonly SyntaxNode[]): string | undefined {
  const parent = parents.at(-1);
  if (node.type === 'MemberExpression') return impureMember(node);
  if (node.type === 'NewExpression' && identifierName(node['callee']) === 'Date' && nodesOf(node['arguments']).length === 0)
    return 'new Date()';
  if (node.type === 'CallExpression' && identifierName(node['callee']) === 'Date') return 'Date()';
  if (node.type === 'VariableDeclaration' && node['kind'] !== 'const' && isTopLevel(parent))
    return `a ${String(node['kind'])} of the module`;
  const name = identifierName(node);
  return name !== undefined && outerWorld.has(name) && !isOnlyName(node, parent) ? name : undefined;
}

function impureMember(node: SyntaxNode): string | undefined {
  const name = `${identifierName(node['object']) ?? ''}.${identifierName(node['property']) ?? ''}`;
  return ['Date.now', 'Math.random', 'Temporal.Now'].includes(name) ? name : undefined;
}

function isTopLevel(parent: SyntaxNode | undefined): boolean {
  return parent?.type === 'Program' || parent?.type === 'ExportNamedDeclaration';
}

/** True where the word stands as the name of a member, not for the thing itself. */
function isOnlyName(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (parent === undefined || parent['computed'] === true) return false;
  if (parent.type === 'Property' && parent['shorthand'] === true) return false;
  return parent['property'] === node || parent['key'] === node || parent.type.startsWith('TS') || parent.type.endsWith('Specifier');
}

/** Names a file declares itself: parameters and variables of these names are not the outer world's. */
function declaredNames(file: SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  eachNode(file, (node) => {
    const declared = [node['id'], ...nodesOf(node['params']), node.type.startsWith('Import') ? node['local'] : undefined];
    for (const pattern of declared) for (const name of patternNames(pattern)) names.add(name);
  });
  return names;
}

function patternNames(pattern: unknown): readonly string[] {
  const name = identifierName(pattern);
  if (name !== undefined) return [name];
  if (typeof pattern !== 'object' || pattern === null) return [];
  const { properties, elements, left, value, argument } = pattern as Readonly<Record<string, unknown>>;
  return [...nodesOf(properties), ...nodesOf(elements), left, value, argument].flatMap((part) =>
    part === undefined ? [] : patternNames(part),
  );
}
