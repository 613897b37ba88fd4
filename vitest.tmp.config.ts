import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { include: ['cli/*.test.ts', 'testkit/**/*.test.ts'], pool: 'forks', maxWorkers: 1 } });
