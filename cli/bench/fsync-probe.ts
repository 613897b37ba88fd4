import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Figure, figureOf, percentile } from './figure.ts';

const rounds = 200;
const block = Buffer.alloc(8_192, 1);

/** How long the disk below a folder takes to keep 8 KB: write figures of the same run are read beside it. */
export function fsyncProbe(folder: string = tmpdir()): Figure {
  const place = mkdtempSync(join(folder, 'mingquan-fsync-'));
  const file = openSync(join(place, 'probe'), 'w');
  try {
    const times = Array.from({ length: rounds }, () => {
      const start = performance.now();
      writeSync(file, block);
      fsyncSync(file);
      return performance.now() - start;
    }).toSorted((a, b) => a - b);
    return figureOf({ what: `fsync probe, 8 KB, median of ${rounds}`, value: percentile(times, 0.5), unit: 'ms' });
  } finally {
    closeSync(file);
    rmSync(place, { recursive: true });
  }
}
