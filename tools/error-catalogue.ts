import { type Finding, isTest, type SourceFile } from './source-file.ts';
import { eachNode, findingAt, identifierName, literalText, nodesOf, type SyntaxNode } from './syntax.ts';

/** Where a code is used. */
export type CodeUse = Finding & { readonly code: string };

const builders = new Set(['refuse', 'refuseOnRecord', 'Fault', 'problem']);
const members = new Set(['refused', 'problem']);
const codeTypes = new Set(['Refusal', 'Outcome']);

/** Every stable code that the sources name: in `refuse`, `refuseOnRecord`, `new Fault`, `problem`, `{ refused: ... }` and the types of outcomes. */
export function listCodes(files: readonly SourceFile[]): readonly CodeUse[] {
  return files.filter(({ path }) => !isTest(path)).flatMap(codesIn);
}

function codesIn(file: SourceFile): readonly CodeUse[] {
  const uses: CodeUse[] = [];
  const unions = new Map<string, readonly SyntaxNode[]>();
  eachNode(file, (node) => {
    const name = node.type === 'TSTypeAliasDeclaration' ? identifierName(node['id']) : undefined;
    if (name !== undefined) unions.set(name, literalsOf(node['typeAnnotation'], unions));
  });
  eachNode(file, (node) => {
    for (const literal of codeNodes(node, unions)) uses.push({ ...findingAt(file, literal, ''), code: literalText(literal) ?? '' });
  });
  return uses;
}

function codeNodes(node: SyntaxNode, unions: ReadonlyMap<string, readonly SyntaxNode[]>): readonly SyntaxNode[] {
  if (node.type === 'CallExpression' || node.type === 'NewExpression') {
    return builders.has(identifierName(node['callee']) ?? '') ? literalsOf(nodesOf(node['arguments'])[0], unions) : [];
  }
  if (node.type === 'Property') return members.has(identifierName(node['key']) ?? '') ? literalsOf(node['value'], unions) : [];
  if (node.type !== 'TSTypeReference' || !codeTypes.has(identifierName(node['typeName']) ?? '')) return [];
  const given = node['typeArguments'] as { readonly params?: unknown } | null | undefined;
  const last = nodesOf(given?.params).at(-1);
  return identifierName(node['typeName']) === 'Outcome' && nodesOf(given?.params).length < 2 ? [] : literalsOf(last, unions);
}

/** Text literals a code can be: itself, both arms of a choice, the members of a union, a union named in the same file. */
function literalsOf(value: unknown, unions: ReadonlyMap<string, readonly SyntaxNode[]>): readonly SyntaxNode[] {
  const [node] = nodesOf([value]);
  if (node === undefined) return [];
  if (literalText(node) !== undefined) return [node];
  if (node.type === 'ConditionalExpression') return [node['consequent'], node['alternate']].flatMap((arm) => literalsOf(arm, unions));
  if (node.type === 'TSUnionType') return nodesOf(node['types']).flatMap((one) => literalsOf(one, unions));
  if (node.type === 'TSAsExpression') return literalsOf(node['expression'], unions);
  return node.type === 'TSTypeReference' ? (unions.get(identifierName(node['typeName']) ?? '') ?? []) : [];
}

/** A line of the catalogue. */
type Entry = { readonly code: string; readonly line: number; readonly cells: readonly string[] };

/** Lines of `docs/errors.md`: tables of code, meaning, what the person sees, what to do. */
function listEntries(catalogue: SourceFile): readonly Entry[] {
  return catalogue.text.split('\n').flatMap((text, index) => {
    const cells = text.split(/(?<!\\)\|/).slice(1, -1);
    const [, code] = /^\s*`([^`]+)`\s*$/.exec(cells[0] ?? '') ?? [];
    return code === undefined ? [] : [{ code, line: index + 1, cells: cells.map((cell) => cell.trim()) }];
  });
}

/** Where sources and catalogue disagree, in both directions. */
export function compareCodes(uses: readonly CodeUse[], catalogue: SourceFile): readonly Finding[] {
  const entries = listEntries(catalogue);
  const used = new Set(uses.map(({ code }) => code));
  const known = new Set(entries.map(({ code }) => code));
  const missing = [...new Map(uses.filter(({ code }) => !known.has(code)).map((use) => [use.code, use])).values()];
  return [
    ...missing.map(({ path, line, code }) => ({ path, line, what: `add to ${catalogue.path}: | \`${code}\` | meaning | sees | does |` })),
    ...entries.flatMap((entry, index) => {
      const what = entryFault(entry, { used, before: entries.slice(0, index) });
      return what === undefined ? [] : [{ path: catalogue.path, line: entry.line, what: `${entry.code}: ${what}` }];
    }),
  ];
}

function entryFault(entry: Entry, house: { readonly used: ReadonlySet<string>; readonly before: readonly Entry[] }): string | undefined {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(entry.code)) return 'codes are kebab-case';
  if (entry.cells.length !== 4 || entry.cells.includes('')) return 'four filled cells are needed';
  if (house.before.some(({ code }) => code === entry.code)) return 'stands twice';
  return house.used.has(entry.code) ? undefined : 'no source uses it';
}
