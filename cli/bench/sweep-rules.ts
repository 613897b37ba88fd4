import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bindParameters } from '../../dataroom/bind-parameters.ts';
import { withNamedParameters } from '../../dataroom/check-rule.ts';
import { query } from '../../dataroom/database.ts';
import { importFolder } from '../../dataroom/import-folder.ts';
import { openSnapshot, type OpenSnapshot } from '../../dataroom/open-snapshot.ts';
import { readRules } from '../../dataroom/read-rules.ts';
import type { Rule } from '../../dataroom/rule-definition.ts';
import { runRule } from '../../dataroom/run-rule.ts';
import { ownRules } from '../../dataroom/start-room.ts';
import { writeCounty } from './county-data.ts';
import type { BenchFigure } from './ledger-kernel.ts';

/** What a run of the sweep benchmark measured. `hits` and `checksum` tell that two runs found the same. */
export type SweepBench = {
  readonly figures: readonly BenchFigure[];
  readonly payments: number;
  readonly hits: number;
  readonly checksum: string;
  readonly perRule: Readonly<Record<string, number>>;
};

/**
 * All rules over a generated county, beside their bare SQL in the same run, and the import of its exports.
 *
 * @param payments rows of 补贴发放; the other tables are in proportion
 * @param folder where the county is written; absent: a temporary folder that is removed
 */
export async function benchSweep(payments = 1_000_000, folder?: string): Promise<SweepBench> {
  const place = folder ?? mkdtempSync(join(tmpdir(), 'bench-sweep-'));
  try {
    const input = join(place, 'county');
    await writeCounty(input, payments);
    const start = performance.now();
    const { folder: snapshot, manifest } = await importFolder(
      {
        folder: input,
        room: join(place, 'room'),
        grounds: { authority: null, purpose: null, deleteBy: null },
        memoryMegabytes: 768,
        threads: 2,
        now: '2025-06-30T00:00:00Z',
      },
      () => undefined,
    );
    const imported = seconds(start);
    const limits = { rows: 1_000_000, milliseconds: 120_000 };
    const open = await openSnapshot({
      folder: snapshot,
      manifest,
      memoryMegabytes: 768,
      threads: 2,
      spillFolder: join(place, 'spill'),
      limits,
      day: '2025-06-30',
    });
    try {
      const rules = await readRules(ownRules);
      await bare(rules, open);
      const plain = await bare(rules, open);
      const own = await framed(rules, open);
      const megabytes = statSync(join(input, '补贴发放.csv')).size / 1e6;
      return {
        payments,
        figures: figuresOf({ own: own.time, plain: plain.time, imported, megabytes }),
        hits: own.hits.length,
        checksum: createHash('sha256').update(own.hits.join('\n')).digest('hex').slice(0, 16),
        perRule: own.perRule,
      };
    } finally {
      open.database.close();
    }
  } finally {
    if (folder === undefined) rmSync(place, { recursive: true });
  }
}

type Times = { readonly own: number; readonly plain: number; readonly imported: number; readonly megabytes: number };

function figuresOf({ own, plain, imported, megabytes }: Times): readonly BenchFigure[] {
  return [
    { name: 'all rules', value: own, unit: 's', baseline: { name: 'the bare SQL of the rules', value: plain }, ratio: own / plain },
    {
      name: 'import of the whole county',
      value: imported,
      unit: 's',
      baseline: { name: 'payments file, MB', value: megabytes },
      ratio: imported / megabytes,
    },
  ];
}

async function bare(rules: readonly Rule[], { ground }: OpenSnapshot): Promise<{ readonly time: number }> {
  const start = performance.now();
  for (const rule of rules) {
    const bound = bindParameters(rule, ground.parameters);
    if (!('values' in bound)) continue;
    const used = Object.fromEntries(Object.entries(bound.values).filter(([name]) => rule.sql.includes(`:${name}`)));
    await query(ground.connection, withNamedParameters(rule.sql), used);
  }
  return { time: seconds(start) };
}

async function framed(
  rules: readonly Rule[],
  { ground }: OpenSnapshot,
): Promise<{ readonly time: number; readonly hits: readonly string[]; readonly perRule: Readonly<Record<string, number>> }> {
  const start = performance.now();
  const hits: string[] = [];
  const perRule: Record<string, number> = {};
  for (const rule of rules) {
    const { run, alerts } = await runRule(rule, ground);
    perRule[rule.id] = run.milliseconds;
    hits.push(...alerts.map(({ object }) => `${rule.id} ${object}`));
  }
  return { time: seconds(start), hits, perRule };
}

function seconds(since: number): number {
  return (performance.now() - since) / 1000;
}
