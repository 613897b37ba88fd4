import { type Finding, parse, type SourceFile } from './source-file.ts';
import { findingAt, identifierName, isNode, literalText, nodesOf, type SyntaxNode } from './syntax.ts';

/** One message of one language: its dotted key and the names it fills in. */
type Message = { readonly key: string; readonly holes: string; readonly file: SourceFile; readonly node: SyntaxNode };

/**
 * Differences between the Chinese and the English catalogue.
 *
 * A catalogue is `web/ui/messages/<language>.ts`, or files of the same names under `web/ui/messages/<language>/`. A message is a text
 * with `{name}` for what is filled in, or a function whose parameters are filled in.
 */
export function compareMessages(files: readonly SourceFile[]): readonly Finding[] {
  const [chinese, english] = [listMessages(files, 'zh-CN'), listMessages(files, 'en')];
  return [...missingFrom(chinese, english, 'en'), ...missingFrom(english, chinese, 'zh-CN'), ...otherHoles(chinese, english)];
}

/**
 * Messages that no page reads: their name stands nowhere outside the catalogues, and their group is not handed on or looked up as a whole (`words.group[key]`).
 *
 * Sentences of refusals are looked up by code, and the error catalogue compares those.
 */
export function unreadMessages(files: readonly SourceFile[]): readonly Finding[] {
  const readers = files.filter(
    ({ path }) => /^(web|server|cli|contract)\//.test(path) && !isCatalogue(path) && !/\.test\.tsx?$/.test(path),
  );
  const text = readers.map((file) => file.text).join('\n');
  const words = new Set(text.match(/[A-Za-z][A-Za-z0-9]*/g));
  const groups = new Set(
    [...text.matchAll(/[.]([A-Za-z][A-Za-z0-9]*)(?![.A-Za-z0-9])|([A-Za-z][A-Za-z0-9]*)\[/g)].map(([, whole, indexed]) => whole ?? indexed),
  );
  return listMessages(files, 'zh-CN').flatMap(({ key, file, node }) => {
    const [name = '', group] = key.split('.').toReversed();
    if (file.path.endsWith('refusals.ts') || words.has(name) || groups.has(group)) return [];
    return [findingAt(file, node, `${key} is read by no page`)];
  });
}

function isCatalogue(path: string): boolean {
  return path.startsWith('web/ui/messages/');
}

/** Messages of one language by file and key. */
export function listMessages(files: readonly SourceFile[], language: string): readonly Message[] {
  const start = `web/ui/messages/${language}`;
  return files
    .filter(({ path }) => path === `${start}.ts` || (path.startsWith(`${start}/`) && !path.endsWith('.test.ts')))
    .flatMap((file) => {
      const part = file.path.slice(start.length).replace(/^\/|\.ts$/g, '');
      return exportedObjects(file).flatMap((object) => messagesIn(file, object, part));
    });
}

function exportedObjects(file: SourceFile): readonly SyntaxNode[] {
  const program: unknown = parse(file).program;
  const statements = isNode(program) ? nodesOf(program['body']) : [];
  return statements
    .filter(({ type }) => type === 'ExportNamedDeclaration')
    .flatMap((statement) => nodesOf([statement['declaration']]))
    .flatMap((declaration) => nodesOf(declaration['declarations']))
    .flatMap((declarator) => objectOf(declarator['init']));
}

/** The object literal inside `as const`, `satisfies` and parentheses. */
function objectOf(value: unknown): readonly SyntaxNode[] {
  if (!isNode(value)) return [];
  return value.type === 'ObjectExpression' ? [value] : objectOf(value['expression']);
}

function messagesIn(file: SourceFile, object: SyntaxNode, prefix: string): readonly Message[] {
  return nodesOf(object['properties'])
    .filter(({ type }) => type === 'Property')
    .flatMap((property) => {
      const name = identifierName(property['key']) ?? literalText(property['key']) ?? '?';
      const key = prefix === '' ? name : `${prefix}.${name}`;
      const inner = objectOf(property['value']);
      if (inner.length > 0) return inner.flatMap((one) => messagesIn(file, one, key));
      return [{ key, holes: holesOf(property['value']), file, node: property }];
    });
}

function holesOf(value: unknown): string {
  if (!isNode(value)) return '';
  const text = literalText(value);
  if (text !== undefined) return [...new Set(text.match(/\{[A-Za-z0-9]+\}/g))].toSorted().join(' ');
  if (value.type !== 'ArrowFunctionExpression') return '?';
  return nodesOf(value['params'])
    .flatMap((parameter) => (parameter.type === 'ObjectPattern' ? nodesOf(parameter['properties']).map(({ key }) => key) : [parameter]))
    .map((parameter) => `{${identifierName(parameter) ?? '?'}}`)
    .toSorted()
    .join(' ');
}

function missingFrom(from: readonly Message[], other: readonly Message[], language: string): readonly Finding[] {
  const keys = new Set(other.map(({ key }) => key));
  return from.filter(({ key }) => !keys.has(key)).map(({ file, node, key }) => findingAt(file, node, `${key} is missing in ${language}`));
}

function otherHoles(chinese: readonly Message[], english: readonly Message[]): readonly Finding[] {
  const holes = new Map(chinese.map((message) => [message.key, message.holes]));
  return english
    .filter(({ key, holes: own }) => holes.has(key) && holes.get(key) !== own)
    .map(({ file, node, key, holes: own }) => findingAt(file, node, `${key} fills in "${own}", zh-CN "${holes.get(key) ?? ''}"`));
}
