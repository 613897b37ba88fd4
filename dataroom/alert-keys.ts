import { createHmac, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { AlertMark } from '../core/supervision/merge-alerts.ts';
import { maskPersonal } from '../core/supervision/mask-personal.ts';
import type { Alert } from './alert.ts';
import type { SweepOrder } from './sweep-order.ts';

/** Makes the keys of alerts: equal for equal rule and object in one room or output folder, and telling nothing of the object. */
export type AlertKeys = { readonly keyOf: (alert: Pick<Alert, 'object' | 'rule'>) => string };

/**
 * Keys from the secret of the room, or of the output folder where no room is kept. It is made at the first sweep. Without it
 * nobody can tell by trying numbers which one a masked object is.
 */
export async function openAlertKeys({ room, output }: Pick<SweepOrder, 'output' | 'room'>): Promise<AlertKeys> {
  const secret = await readOrMake(room === null ? join(output, '.alert-secret') : join(room, 'alert-secret'));
  return {
    keyOf: ({ rule, object }) =>
      createHmac('sha256', secret)
        .update(JSON.stringify([rule, object]))
        .digest('hex')
        .slice(0, 32),
  };
}

async function readOrMake(path: string): Promise<Uint8Array> {
  const known = await readFile(path).catch(isAbsent);
  if (known !== undefined && known.length >= 32) return known;
  const made = randomBytes(32);
  await writeFile(path, made, { mode: 0o600 });
  return made;
}

function isAbsent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

/** The object of an alert as people may see it. */
export function shownObject({ object, object_type }: Pick<Alert, 'object' | 'object_type'>): string {
  if (object_type === '身份证号') return maskPersonal('identity', object);
  return object_type === '银行账号' ? maskPersonal('account', object) : object;
}

/** An alert as a line of `alerts.jsonl` has it: with its key, and whether the object is masked there. */
export type AlertLine = Alert & { readonly key: string; readonly masked?: true };

/** What the comparison with the sweep before looks at; the key stands for the object, so that masking makes no difference. */
export function markOf({ rule, evidence }: Alert, key: string): AlertMark {
  return { rule, object: key, hash: evidence.hash };
}

/** The alerts that an earlier sweep left in the output folder. */
export async function marksBefore(output: string, keys: AlertKeys): Promise<readonly AlertMark[]> {
  const lines = await linesBefore(output);
  // A line with its object in full is known again even when the secret is another one than then.
  return lines.map((alert) => markOf(alert, alert.masked === true ? alert.key : keys.keyOf(alert)));
}

/** The lines of the alerts that an earlier sweep left in the output folder. */
export async function linesBefore(output: string): Promise<readonly AlertLine[]> {
  const text = await readFile(join(output, 'alerts.jsonl'), 'utf8').catch(isAbsent);
  return (text ?? '').split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as AlertLine]));
}
