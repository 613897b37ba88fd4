import { readFileSync } from 'node:fs';

import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** What is known to be longest, in seconds of one core; everything else follows by the size of its file. Longest first leaves no tail. */
const longest: readonly (readonly [file: string, seconds: number])[] = [
  ['server/routes.browser.test.ts', 170],
  ['web/pages/pages.browser.test.ts', 130],
  ['server/tour.browser.test.ts', 110],
  ['server/authorisation.test.ts', 120],
  ['cli/export.test.ts', 90],
];

/** Groups in the order of their cost; files of one group stand together, because a process that keeps its modules takes only such. */
const groups = ['browser', 'alone', 'server', 'guards', 'pure'];

/** Order of the files of a run: by group, then the longest first. */
export class RunOrder extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const weight = new Map(files.map((file) => [file, weightOf(file.moduleId)]));
    const byWeight = files.toSorted((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0));
    return Promise.resolve(byWeight.toSorted((a, b) => groups.indexOf(a.project.name) - groups.indexOf(b.project.name)));
  }
}

function weightOf(file: string): number {
  const known = longest.find(([name]) => file.endsWith(name));
  return known === undefined ? readFileSync(file).length / 1_000 : 1_000 + known[1];
}
