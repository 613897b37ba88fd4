import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import type { Settings } from '../platform/settings/read-settings.ts';
import type { RuleRoom } from '../supervision/rule-room.ts';
import { sweptFolder } from './register-folders.ts';

const shadowForm = z.object({
  rule: z.string(),
  change: z.object({ name: z.string(), value: z.string(), from: z.string() }),
  ...{ before: z.int(), after: z.int(), added: z.array(z.string()), removed: z.array(z.string()) },
});

/** What approved values that do not count yet did in the last sweep of the registers. */
export async function readShadows(settings: Settings): Promise<Awaited<ReturnType<RuleRoom['shadows']>>> {
  const text = await readFile(join(sweptFolder(settings), 'coverage.json'), 'utf8').catch(() => '{}');
  const read = z.object({ shadows: z.array(shadowForm).default([]) }).safeParse(JSON.parse(text));
  if (!read.success) return [];
  return read.data.shadows.map(({ rule, change, before, after, added, removed }) => ({
    ...{ rule, name: change.name, value: change.value, from: change.from, before, after, added, removed },
  }));
}
