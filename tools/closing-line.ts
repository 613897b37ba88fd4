import { writeSync } from 'node:fs';

import type { Reporter, TestModule } from 'vitest/node';

/** Counts of one run. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

type RunErrors = readonly unknown[];

/**
 * Counts tests. What failed outside a test (a file that cannot be loaded, a hook, a rejected promise nobody awaits) is a failure too,
 * so that a run without a failed test is never taken for a good one.
 */
export function countTests(modules: readonly Pick<TestModule, 'children' | 'errors' | 'state'>[], errors: RunErrors): Counts {
  const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
  const count = (...wanted: readonly string[]): number => states.filter((state) => wanted.includes(state)).length;
  const brokenOutside = modules.filter((module) => module.errors().length > 0 || (module.state() === 'failed' && !hasFailedTest(module)));
  return { passed: count('passed'), failed: count('failed') + brokenOutside.length + errors.length, skipped: count('skipped', 'pending') };
}

function hasFailedTest(module: Pick<TestModule, 'children'>): boolean {
  return [...module.children.allTests('failed')].length > 0;
}

/** The line that CI reads. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

/** Prints the closing line when the process ends, after whatever other reporters print. */
export default class ClosingLine implements Reporter {
  private line: string | undefined;

  onInit(): void {
    process.once('exit', () => {
      if (this.line !== undefined) writeSync(1, `\n${this.line}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], errors: RunErrors): void {
    this.line = closingLine(countTests(modules, errors));
  }
}
