import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { main } from './main.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingquan-poster-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const said = { out: '', err: '' };
  const console = { out: (text: string) => void (said.out += text), err: (text: string) => void (said.err += text) };
  const code = await main(args, { ...console, env: { MINGQUAN_DATA_DIR: 'data', ...env }, folder });
  return { code, ...said };
}

describe('mingquan poster', { timeout: 240_000 }, () => {
  it.each([[[]], [['T-03', '--kind', 'a5']], [['--kind', 'booklet']], [['T-03', '--kind', 'booklet', '--unit', 'QX']]])(
    'answers %j with exit code 2 and the usage',
    async (args) => {
      const { code, out, err } = await run(['poster', ...args]);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('mingquan poster ITEM');
    },
  );

  it('says that there is no county yet, and leaves no file', async () => {
    const { code, err } = await run(['poster', 'T-03'], { MINGQUAN_DATA_DIR: 'empty' });
    expect(code).toBe(2);
    expect(err).toContain('mingquan init');
  });

  it('draws from a county that is not served, into a new file, with the public address in the code', async () => {
    expect(await run(['init', '--name', '清溪县', '--code', '999900', '--secrets', 'secrets.txt'])).toMatchObject({ code: 0 });
    const site = { MINGQUAN_PUBLIC_URL: 'https://qingxi.example.invalid' };
    const made = await run(['poster', 'T-03', '--kind', 'speech', '--json'], site);
    expect(made).toMatchObject({ code: 0, err: expect.not.stringContaining('MINGQUAN_PUBLIC_URL') as string });
    const { out, address } = JSON.parse(made.out) as { readonly out: string; readonly address: string };
    expect(out).toBe(join(folder, 'T-03-speech.txt'));
    expect(address).toMatch(/^https:\/\/qingxi\.example\.invalid\/i\/T-03\?p=[0-9a-f]{8}$/);
    expect(readFileSync(out, 'utf8')).toContain(address);
    const again = await run(['poster', 'T-03', '--kind', 'speech'], site);
    expect([again.code, again.err.includes('没有覆盖')]).toEqual([2, true]);
    expect(await run(['poster', 'NO-99'], site)).toMatchObject({ code: 2, err: expect.stringContaining('NO-99') as string });
    const local = await run(['poster', 'T-03', '--out', 'local.pdf']);
    expect([local.code, local.err.includes('MINGQUAN_PUBLIC_URL')]).toEqual([0, true]);
    expect(readFileSync(join(folder, 'local.pdf')).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });
});
