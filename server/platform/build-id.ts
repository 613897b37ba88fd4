import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { packageRoot } from './database/package-place.ts';

let known: string | undefined;

/** Name and version of the running software, as it stands in ledger entries: `mingquan@0.1.0`. */
export function buildId(): string {
  known ??= readBuildId();
  return known;
}

function readBuildId(): string {
  const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { name: string; version: string };
  return `${manifest.name}@${manifest.version}`;
}
