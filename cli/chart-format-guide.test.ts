import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { runCheck } from './check.ts';

const page = await readFile(join(import.meta.dirname, '../docs/guides/chart-format.md'), 'utf8');
const [chart = '', answer = ''] = [...page.matchAll(/```json\n([\s\S]*?)\n```/g)].map(([, text]) => text ?? '');

describe('docs/guides/chart-format.md', () => {
  it('shows a chart and what the command answers to it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mingquan-test-'));
    try {
      await writeFile(join(folder, 'chart.json'), chart);
      let out = '';
      const console = { out: (text: string) => void (out += text), err: () => undefined, env: {}, folder };
      expect(await runCheck({ files: ['chart.json'], json: true }, console)).toBe(0);
      const shown = JSON.parse(answer) as object;
      expect(Object.keys(shown).length).toBeGreaterThan(10);
      expect(JSON.parse(out)).toMatchObject(shown);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
