import { defineConfig } from 'vitest/config';

const left = ['**/node_modules/**', 'dist/**'];
const browser = ['**/*.browser.test.{ts,tsx}'];
const pure = ['core/**', 'contract/**', 'verify/**', 'web/**'].map((folder) => `${folder}/*.test.{ts,tsx}`);

/** Four groups, so that a developer runs only what the change touches; docs/testing.md says what each holds. */
export default defineConfig({
  test: {
    globalSetup: ['testkit/database/build-once.ts'],
    maxWorkers: 2,
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
        test: {
          name: 'server',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...left, ...browser, ...pure, 'tools/**'],
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: { name: 'browser', include: browser, exclude: left, pool: 'forks', testTimeout: 120_000, hookTimeout: 120_000 },
      },
    ],
  },
});
