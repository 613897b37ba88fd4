import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import type { SimplificationResult } from '../contract/simplification-result.ts';
import { inputFromChart, staffingOf } from '../core/chart/analyse/from-chart.ts';
import { asId } from '../core/kernel/id.ts';
import { staffOn } from '../core/org/staff.ts';
import { generateCounty } from '../server/demo/generate-county.ts';
import { libraryRoot, readLibrary } from '../server/library/read-library.ts';
import { exchangeForm } from '../testkit/exchange-form.ts';
import { runCheck } from './check.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = 'docs/guides/simplification';
const page = await readFile(join(root, 'docs/guides/simplification.md'), 'utf8');

async function run(file: string, steps: readonly string[], json: boolean): Promise<string> {
  let out = '';
  const console = { out: (text: string) => void (out += text), err: () => undefined, env: {}, folder: root };
  await runCheck({ files: [file], json, simplify: { steps } }, console);
  return out;
}

describe('docs/guides/simplification.md', () => {
  const shown = [...page.matchAll(/```console\n\$ mingquan check (\S+) --simplify(?: --steps (\S+))?\n([\s\S]*?)\n```/g)];

  it('shows what the command prints', async () => {
    expect(shown.length).toBe(2);
    for (const [, file = '', steps, text] of shown) expect(text).toBe((await run(file, steps?.split(',') ?? [], false)).trimEnd());
  });

  it('works on the charts of the library with the staff of the invented county', async () => {
    const { organisation } = generateCounty('simplification');
    const staff = staffOn(organisation, '2026-03-02');
    const county = organisation.units.find((unit) => unit.level === 'county');
    for (const { item, number } of readLibrary(libraryRoot()).items.filter((each) => each.item.code === 'B-03')) {
      const totalLimit = item.totalLimit === null ? null : { amount: item.totalLimit.amount, unit: item.totalLimit.unit };
      const authored = { id: `${item.code}@${number}`, title: item.name, chart: item.chart, totalLimit };
      const input = inputFromChart(authored, staffingOf(item.chart, staff, county?.id ?? asId<'unit'>('none')));
      const written: unknown = JSON.parse(await readFile(join(root, folder, `${authored.id}.json`), 'utf8'));
      expect(written).toEqual(JSON.parse(JSON.stringify(exchangeForm(input))));
    }
  });

  it('compares the two versions in true figures', async () => {
    const behind = { 'B-03@1': ['archive'], 'B-03@2': ['draw', 'after-check', 'correct', 'archive'] };
    const columns = await Promise.all(
      Object.entries(behind).map(async ([version, steps]) => {
        const file = `${folder}/${version}.json`;
        const { before, proposals } = JSON.parse(await run(file, steps, true)) as SimplificationResult;
        const first = proposals[0]?.after?.min_collusion;
        return [before?.min_collusion, first, before?.min_posts, before?.min_levels, before?.min_approvals];
      }),
    );
    const rows = [...page.matchAll(/^\| (smallest|the same|fewest)[^|]*\| (\d+) \| (\d+) \|$/gm)];
    expect(rows.map(([, , old, fresh]) => [Number(old), Number(fresh)])).toEqual(
      (columns[0] ?? []).map((each, at) => [each, columns[1]?.[at]]),
    );
  });
});
