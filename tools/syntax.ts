import { type Finding, lineAt, parse, type SourceFile } from './source-file.ts';

/** A node of the syntax tree, seen without its exact type. Guards ask only for the members they name. */
export type SyntaxNode = { readonly type: string; readonly start: number; readonly end: number; readonly [member: string]: unknown };

/** True when the value is a node of the tree. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value;
}

/** Calls `visit` for every node of a file, parents first. */
export function eachNode(file: SourceFile, visit: (node: SyntaxNode, parents: readonly SyntaxNode[]) => void): void {
  const program: unknown = parse(file).program;
  if (isNode(program)) descend(program, [], visit);
}

/** The text of a string literal, or of a template without placeholders; undefined for anything else. */
export function literalText(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type === 'TSLiteralType') return literalText(node['literal']);
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node['quasis']) || node['quasis'].length !== 1) return undefined;
  return templateStart(node);
}

/** The literal text with which a template begins, without what is filled in. */
export function templateStart(node: SyntaxNode): string | undefined {
  const quasis: unknown = node['quasis'];
  if (!Array.isArray(quasis) || !isNode(quasis[0])) return undefined;
  const value = quasis[0]['value'];
  if (typeof value !== 'object' || value === null || !('cooked' in value)) return undefined;
  return typeof value.cooked === 'string' ? value.cooked : undefined;
}

/** The name of an identifier node; undefined for anything else. */
export function identifierName(node: unknown): string | undefined {
  return isNode(node) && node.type === 'Identifier' && typeof node['name'] === 'string' ? node['name'] : undefined;
}

/** Nodes among the members of an array-valued member. */
export function nodesOf(value: unknown): readonly SyntaxNode[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** A finding at a node. */
export function findingAt(file: SourceFile, node: { readonly start: number }, what: string): Finding {
  return { path: file.path, line: lineAt(file, node.start), what };
}

type Visit = (node: SyntaxNode, parents: readonly SyntaxNode[]) => void;

function descend(node: SyntaxNode, parents: readonly SyntaxNode[], visit: Visit): void {
  visit(node, parents);
  const inside = [...parents, node];
  for (const [member, value] of Object.entries(node)) {
    if (member === 'type' || value === null || typeof value !== 'object') continue;
    if (Array.isArray(value)) {
      for (const one of value) if (isNode(one)) descend(one, inside, visit);
    } else if (isNode(value)) descend(value, inside, visit);
  }
}
