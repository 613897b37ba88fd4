import { type Finding, isTest, lineAt, parse, type SourceFile } from './source-file.ts';
import { eachNode, findingAt, identifierName, literalText, nodesOf, type SyntaxNode, templateStart } from './syntax.ts';

/** Comments that switch the compiler or the linter off. */
export function findSilencedChecks(files: readonly SourceFile[]): readonly Finding[] {
  const silencing = /^[\s*/]*(@ts-(ignore|expect-error|nocheck)|(oxlint|eslint)-disable|(prettier|oxfmt)-ignore|v8 ignore|istanbul ignore)/;
  return files.flatMap((file) =>
    parse(file)
      .comments.filter(({ value }) => silencing.test(value))
      .map(({ start }) => ({ path: file.path, line: lineAt(file, start), what: 'switches a check off: mend the cause' })),
  );
}

/** Ways to turn text into code: TRUST section 10 permits none. */
export function findEvaluation(files: readonly SourceFile[]): readonly Finding[] {
  return files.flatMap((file) => {
    const findings: Finding[] = [];
    for (const { start, moduleRequest } of parse(file).module.dynamicImports) {
      const request = file.text.slice(moduleRequest.start, moduleRequest.end);
      if (!/^'[^']+'$/.test(request))
        findings.push({ path: file.path, line: lineAt(file, start), what: `import(${request}): the address is computed` });
    }
    for (const { moduleRequest } of parse(file).module.staticImports) {
      if (/^(node:)?vm$/.test(moduleRequest.value)) findings.push(findingAt(file, moduleRequest, 'module vm'));
    }
    eachNode(file, (node) => {
      const what = evaluation(node);
      if (what !== undefined) findings.push(findingAt(file, node, what));
    });
    return findings;
  });
}

function evaluation(node: SyntaxNode): string | undefined {
  const callee = identifierName(node['callee']);
  if (node.type === 'CallExpression' && callee === 'eval') return 'eval';
  if ((node.type === 'CallExpression' || node.type === 'NewExpression') && callee === 'Function') return 'constructor Function';
  if (node.type === 'CallExpression' && (callee === 'setTimeout' || callee === 'setInterval')) {
    return literalText(nodesOf(node['arguments'])[0]) === undefined ? undefined : `${callee} with text`;
  }
  const isEvalOption = node.type === 'Property' && identifierName(node['key']) === 'eval';
  return isEvalOption || (node.type === 'JSXAttribute' && JSON.stringify(node['name']).includes('dangerouslySetInnerHTML'))
    ? 'text taken as code or as markup'
    : undefined;
}

const statement =
  /^\s*(select\s[\s\S]*(\bfrom\s|\()|select\s+\d|insert\s+into\s|update\s+[a-z_."]+\s+set\s|delete\s+from\s|with\s+[a-z_]+\s+as\s|(create|alter|drop)\s+(or\s+replace\s+)?(table|index|unique|view|role|schema|function|trigger|database|policy)\s|truncate\s|grant\s+[a-z]|revoke\s+[a-z]|copy\s+[a-z_."]+\s)/i;

/** SQL written as text outside the places that own it: stores, migrations, server/platform/database, the data room and benches. */
export function findRawSql(files: readonly SourceFile[]): readonly Finding[] {
  return files
    .filter(({ path }) => !isTest(path) && !ownsSql(path))
    .flatMap((file) => {
      const findings: Finding[] = [];
      eachNode(file, (node) => {
        if (isSqlText(node)) findings.push(findingAt(file, node, 'SQL as text: it belongs in store.ts'));
      });
      return findings;
    });
}

function ownsSql(path: string): boolean {
  if (/^(dataroom|rules|cli\/bench)\//.test(path)) return true;
  return /^server\/(migrations|platform\/database)\//.test(path) || /^server\/.*(\/|-)store\.ts$/.test(path);
}

function isSqlText(node: SyntaxNode): boolean {
  if (node.type === 'TaggedTemplateExpression' && identifierName(node['tag']) === 'sql') return true;
  const text = node.type === 'TemplateLiteral' ? templateStart(node) : literalText(node);
  return text !== undefined && statement.test(text);
}
