import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { yardstick } from '../testkit/yardsticks.ts';
import { main } from './main.ts';

const found = yardstick('procurement-flags/indicators');
const fixtures = found ?? '';
const folder = mkdtempSync(join(tmpdir(), 'flags-'));

afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const code = await main(args, { out: (text) => void (out += text), err: (text) => void (err += text), env: {}, folder });
  return { code, out, err };
}

function put(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

/** The settings that the name of a fixture carries. */
function settingsOf(name: string): string {
  const [rule = '', parameter, ...values] = name.split('-');
  const plain = (text: string): string | number => (/^\d+$/.test(text) ? Number(text) : text.replaceAll('+', '|'));
  const pairs = (): Readonly<Record<string, string | number>> =>
    Object.fromEntries(values.flatMap((key, index) => (index % 2 === 0 ? [[key, plain(values[index + 1] ?? '')]] : [])));
  const value = values.length === 1 ? plain(values[0] ?? '') : pairs();
  const own = parameter === undefined || values.length === 0 ? {} : { [parameter]: value };
  return JSON.stringify({
    no_price_comparison_procurement_method_details: 'NPC',
    exclude_procurement_method_details: ['EXC'],
    [rule]: own,
  });
}

describe('mingquan flags', () => {
  it.skipIf(found === null)('gives the expected result for every fixture of the indicators', async () => {
    const names = readdirSync(fixtures).filter((name) => name.endsWith('.jsonl'));
    expect(names.length).toBeGreaterThanOrEqual(15);
    for (const file of names) {
      const name = file.replace('.jsonl', '');
      const { out } = await run('flags', join(fixtures, file), '--settings', put('settings.json', settingsOf(name)), '--json');
      expect(JSON.parse(out), name).toEqual(JSON.parse(readFileSync(join(fixtures, `${name}.expected`), 'utf8')));
    }
  });

  it('runs all indicators without a settings file', async () => {
    const release = { ocid: 'one', tender: { numberOfTenderers: 1, procurementMethod: 'open' } };
    const { code, out } = await run('flags', put('one.jsonl', `${JSON.stringify(release)}\n\n{"id":"no ocid"}\n`), '--json');
    expect([code, JSON.parse(out)]).toEqual([1, { OCID: { one: { R018: 1 } } }]);
  });

  it('ends with 0 when nothing is flagged and 2 when a line is no object', async () => {
    expect(await run('flags', put('none.jsonl', '{"ocid":"one"}'), '--json')).toMatchObject({ code: 0, out: '{}\n' });
    const bad = await run('flags', put('bad.jsonl', '{"ocid":"one"}\n[1]\n'), '--json');
    expect([bad.code, bad.out]).toEqual([2, '']);
    expect(bad.err).toContain('line 2');
    expect(await run('flags', 'absent.jsonl')).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining('absent.jsonl：没有这个文件或目录'),
    });
    expect(await run('flags', '.')).toMatchObject({ code: 2, err: expect.stringContaining('是目录，不是文件') });
  });

  it('takes settings with a byte order mark, and says when there are none', async () => {
    const file = put('marked.jsonl', '\ufeff{"ocid":"one","tender":{"numberOfTenderers":1,"procurementMethod":"open"}}');
    const settings = put('marked.json', '\ufeff{"R018":{}}');
    expect(await run('flags', file, '--settings', settings, '--json')).toMatchObject({ code: 1, err: '' });
    expect(await run('flags', file, '--settings', 'none.json')).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有这个文件或目录'),
    });
  });

  it('refuses a setting that it does not know', async () => {
    const file = put('one.jsonl', '{"ocid":"one"}');
    for (const settings of ['{"R003":{"treshold":1}}', '{"R999":{}}', '{"R003":{"threshold":"x"}}', '[]', '{']) {
      expect((await run('flags', file, '--settings', put('settings.json', settings))).code, settings).toBe(2);
    }
  });
});
