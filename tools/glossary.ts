import { type Finding, isTest, parse, type SourceFile } from './source-file.ts';
import { eachNode, identifierName, literalText } from './syntax.ts';

/** A term of GLOSSARY.md. */
export type Term = {
  readonly line: number;
  readonly chinese: string;
  readonly identifiers: readonly string[];
  readonly source: string;
  readonly planned: boolean;
};

/** Terms of the glossary: `| 中文 | English | identifiers | legal source | planned or empty |`. */
export function listTerms({ text }: SourceFile): readonly Term[] {
  return text.split('\n').flatMap((content, index) => {
    const [chinese = '', , names = '', source = '', state = ''] = content
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const isTerm = /\p{Script=Han}/u.test(chinese) && chinese !== '中文';
    const identifiers = [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    return isTerm ? [{ line: index + 1, chinese, identifiers, source, planned: state === 'planned' }] : [];
  });
}

/** Every name that the code of the product gives to something: types, functions, constants, members, literals of unions. */
export function listNames(files: readonly SourceFile[]): ReadonlySet<string> {
  const names = new Set<string>();
  const read = files.filter(({ path }) => /^(core|contract|server)\//.test(path) && !isTest(path));
  for (const file of read) {
    for (const { entries } of parse(file).module.staticExports) {
      for (const { exportName } of entries) if (typeof exportName.name === 'string') names.add(exportName.name);
    }
    eachNode(file, (node) => {
      const name = node.type === 'TSPropertySignature' || node.type === 'Property' ? identifierName(node['key']) : undefined;
      const literal = node.type === 'TSLiteralType' ? literalText(node) : undefined;
      for (const one of [name, literal]) if (one !== undefined) names.add(one);
    });
  }
  return names;
}

/** Where the glossary is out of form, or says other than the code. */
export function checkTerms(glossary: SourceFile, names: ReadonlySet<string>): readonly Finding[] {
  const terms = listTerms(glossary);
  return terms.flatMap((term, index) =>
    termFaults(term, { names, before: terms.slice(0, index) }).map((what) => ({
      path: glossary.path,
      line: term.line,
      what: `${term.chinese}: ${what}`,
    })),
  );
}

function termFaults(
  term: Term,
  { names, before }: { readonly names: ReadonlySet<string>; readonly before: readonly Term[] },
): readonly string[] {
  const { identifiers, planned, source, chinese } = term;
  const missing = identifiers.filter((name) => !names.has(name));
  return [
    ...(identifiers.length === 0 ? ['no identifier'] : []),
    ...identifiers.filter((name) => !/^[A-Za-z][A-Za-z0-9-]*$/.test(name)).map((name) => `${name} is not an identifier`),
    ...(source === '' ? ['no source; write a dash where there is none'] : []),
    ...(before.some((other) => other.chinese === chinese) ? ['stands twice'] : []),
    ...identifiers.filter((name) => before.some((other) => other.identifiers.includes(name))).map((name) => `${name} names two terms`),
    ...(planned ? [] : missing.map((name) => `${name} is in no source: mark the term planned`)),
    ...(planned && identifiers.length > 0 && missing.length === 0 ? ['exists: take the mark planned away'] : []),
  ];
}
