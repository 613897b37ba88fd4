import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', 'dist/**'],
    pool: 'forks',
    // Worker threads that our code starts run the TypeScript sources too.
    execArgv: ['--import', new URL('./testkit/typescript-in-workers.mjs', import.meta.url).href],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
