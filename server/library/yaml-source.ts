import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { LibraryProblem } from './library-problem.ts';
import { type Path, offsetOf } from './yaml-place.ts';

/** A parsed YAML file of the library that can say on which line a value stands. */
export type YamlSource = {
  /** File name as shown to people, e.g. `library/items/V-FW-01@1.yaml`. */
  readonly file: string;
  readonly data: unknown;
  /** Line (from 1) of the value or key at the path; of its nearest existing ancestor when it is missing. */
  readonly lineOf: (path: Path) => number;
  readonly problems: readonly LibraryProblem[];
};

/** Reads and parses one YAML file. Syntax errors and duplicate keys become problems with their line. */
export function readYaml(path: string, file: string): YamlSource {
  return parseYaml(readFileSync(path, 'utf8'), file);
}

/** Parses YAML text. Aliases are refused by a limit of 0, so a file cannot grow when it is read. */
export function parseYaml(text: string, file: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, schema: 'core' });
  const problems = document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    field: '',
    problem: `not YAML: ${firstLine(error.message)}`,
  }));
  const data: unknown = problems.length > 0 ? null : document.toJS({ maxAliasCount: 0 });
  return { file, data, lineOf: (path) => lines.linePos(offsetOf(document, path)).line, problems };
}

/** Checks the data of a file against a strict schema; gives the value or what is wrong with line and field. */
export function decode<Value>(
  source: YamlSource,
  schema: z.ZodType<Value>,
): { readonly value: Value } | { readonly problems: readonly LibraryProblem[] } {
  if (source.problems.length > 0) return { problems: source.problems };
  const parsed = schema.safeParse(source.data);
  if (parsed.success) return { value: parsed.data };
  return { problems: parsed.error.issues.flatMap((issue) => problemsOf(source, issue)) };
}

/** A problem at a path of a file. */
export function problemAt(source: YamlSource, path: Path, problem: string): LibraryProblem {
  return { file: source.file, line: source.lineOf(path), field: fieldText(path), problem };
}

function problemsOf(source: YamlSource, issue: z.core.$ZodIssue): readonly LibraryProblem[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code !== 'unrecognized_keys') return [problemAt(source, path, issue.message)];
  return issue.keys.map((key) => problemAt(source, [...path, key], 'unknown field'));
}

/** `nodes[3].limit.amount`, as people read it. */
function fieldText(path: Path): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('');
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
