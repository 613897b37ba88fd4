import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of one yardstick (outside test data), null when it is not there; then it says so loudly. */
export function yardstick(name: string): string | null {
  const root = join(import.meta.dirname, '..');
  const told = process.env['MINGQUAN_YARDSTICKS'];
  const places = told === undefined ? ['../shared/yardsticks', '../../shared/yardsticks'].map((place) => join(root, place)) : [told];
  const folder = places.map((place) => join(place, name)).find((place) => existsSync(place));
  if (folder !== undefined) return folder;
  console.warn(`SKIPPED: no yardstick ${name} at ${places.join(' or ')}; set MINGQUAN_YARDSTICKS`);
  return null;
}
