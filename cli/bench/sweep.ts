import type { BenchOrder } from './bench.ts';
import { type Figure, figureOf } from './figure.ts';
import { benchSweep as measureSweep } from './sweep-rules.ts';

const millionTarget = { least: 1_000_000, seconds: 2 } as const;

/** All rules over a generated county of `--size` payments (a million by default), beside their bare SQL. */
export async function benchSweep({ size, tell }: BenchOrder): Promise<readonly Figure[]> {
  const payments = size ?? 1_000_000;
  tell(`county of ${String(payments)} payments`);
  const { figures, hits } = await measureSweep(payments);
  const [rules, imported] = figures;
  if (rules === undefined || imported === undefined) return [];
  const base = (figure: typeof rules) => ({ what: figure.baseline.name, value: figure.baseline.value });
  return [
    figureOf({
      what: 'all rules against their bare SQL',
      value: rules.value,
      unit: 's',
      baseline: base(rules),
      target: { of: 'ratio', most: 1.3 },
    }),
    figureOf({
      what: 'all rules',
      value: rules.value,
      unit: 's',
      ...(payments === millionTarget.least ? { target: { most: millionTarget.seconds } } : {}),
    }),
    figureOf({ what: 'import of the whole county', value: imported.value, unit: 's', baseline: base(imported) }),
    figureOf({ what: 'alerts', value: hits, unit: 'alerts' }),
  ];
}
