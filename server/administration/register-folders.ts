import { join } from 'node:path';

import type { Settings } from '../platform/settings/read-settings.ts';

/** Where the snapshots of the registers and the approved values of rules are kept. */
export function roomFolder(settings: Settings): string {
  return join(settings.dataDir, 'registers-room');
}

/** Where a sweep leaves what it found. */
export function sweptFolder(settings: Settings): string {
  return join(settings.dataDir, 'registers-swept');
}
