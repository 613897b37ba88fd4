import { defineConfig } from 'vitest/config';

import { RunOrder } from './testkit/run-order.ts';

const left = ['**/node_modules/**', 'dist/**'];
const browser = ['**/*.browser.test.{ts,tsx}'];
// They replace modules of Node, send signals to their own process or count what an engine does.
const alone = [
  'cli/interrupt.test.ts',
  'server/backup/archive.test.ts',
  'server/platform/database/{crash,pglite}/*.test.ts',
  'bin/*.test.ts',
];
const pure = ['core/**', 'contract/**', 'verify/**', 'web/**'].map((folder) => `${folder}/*.test.{ts,tsx}`);

/** Five groups, so that a developer runs only what the change touches; docs/testing.md says what each holds. */
export default defineConfig({
  test: {
    globalSetup: ['testkit/database/build-once.ts', 'testkit/run-folder.ts'],
    maxWorkers: 2,
    sequence: { sequencer: RunOrder },
    reporters: process.env['CI'] === undefined ? ['default'] : ['default', './tools/closing-line.ts'],
    projects: [
      {
        // Pure code shares nothing between files, so the modules are loaded once for all of them.
        test: { name: 'pure', include: pure, exclude: [...left, ...browser], pool: 'threads', isolate: false, testTimeout: 30_000 },
      },
      {
        test: { name: 'guards', include: ['tools/**/*.test.ts'], exclude: left, pool: 'threads', isolate: false, testTimeout: 30_000 },
      },
      {
        // Modules and the embedded engine are loaded once per process, not once per file: loading is dearer than most of these tests.
        test: {
          name: 'server',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...left, ...browser, ...pure, ...alone, 'tools/**'],
          pool: 'forks',
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: { name: 'alone', include: alone, exclude: left, pool: 'forks', testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        test: { name: 'browser', include: browser, exclude: left, pool: 'forks', testTimeout: 120_000, hookTimeout: 120_000 },
      },
    ],
  },
});
