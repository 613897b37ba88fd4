import { Fault } from '../../core/kernel/outcome.ts';

/** What is wrong with a library file, so that its author finds the place: file, line (from 1), field and what is wrong. */
export type LibraryProblem = {
  readonly file: string;
  readonly line: number;
  /** Path of the field, e.g. `nodes[3].limit.amount`; empty for the file as a whole. */
  readonly field: string;
  readonly problem: string;
};

/** One problem as a line of text: `library/items/V-FW-01@1.yaml:57 nodes[3].limit.amount: ...`. */
export function problemText(found: LibraryProblem): string {
  return `${found.file}:${found.line} ${found.field === '' ? '(file)' : found.field}: ${found.problem}`;
}

/**
 * The fault with which a start is refused: names the first problem's file, line and field, and lists all of them.
 */
export function libraryFault(problems: readonly LibraryProblem[]): Fault {
  const [first] = problems;
  const place = first === undefined ? {} : { file: first.file, line: first.line, field: first.field };
  return new Fault('library-broken', { ...place, problems: problems.map(problemText) });
}
