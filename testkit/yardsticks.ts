import { yardstickFolder } from '../cli/bench/yardstick.ts';
import { type DemandEnv, skipLoudly } from './database/demands.ts';

/**
 * Folder of one yardstick (outside test data), or of a part of it, as `name/part`; null when it is not there, which is said loudly.
 *
 * @throws when yardsticks are demanded
 */
export function yardstick(name: string, env: DemandEnv = process.env): string | null {
  const folder = yardstickFolder(name, env);
  const told = env['MINGQUAN_YARDSTICKS'] ?? '';
  const place = told === '' ? 'in shared/yardsticks beside the repository (MINGQUAN_YARDSTICKS is not set)' : `at ${told}`;
  if (folder === null) skipLoudly('yardsticks', `${name} is not ${place}`, env);
  return folder;
}
