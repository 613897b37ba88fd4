import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { packageRoot } from '../../server/platform/database/package-place.ts';

/** Folder of one yardstick (outside test data) at MINGQUAN_YARDSTICKS or beside the repository; null when it is not there. */
export function yardstickFolder(name: string, env: Readonly<Record<string, string | undefined>>): string | null {
  const told = env['MINGQUAN_YARDSTICKS'] ?? '';
  const places = told === '' ? ['../shared/yardsticks', '../../shared/yardsticks'].map((place) => join(packageRoot, place)) : [told];
  return places.map((place) => join(place, name)).find((place) => existsSync(place)) ?? null;
}
