import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parse } from 'yaml';
import { z } from 'zod';

import { Fault, isRefusal, refuse } from '../../core/kernel/outcome.ts';
import { bindParameters } from '../../dataroom/bind-parameters.ts';
import { addChange, readChanges, valuesOn } from '../../dataroom/parameter-history.ts';
import { readRules } from '../../dataroom/read-rules.ts';
import { findCurrent } from '../../dataroom/snapshot.ts';
import { ownRules } from '../../dataroom/start-room.ts';
import { tryInRoom } from '../../dataroom/start-trial.ts';
import type { Settings } from '../platform/settings/read-settings.ts';
import type { ApprovedValue, RuleRoom, RuleText } from '../supervision/rule-room.ts';
import { roomFolder } from './register-folders.ts';
import { readShadows } from './read-shadows.ts';

const limits = { memoryMegabytes: 512, threads: 1, day: null };

/** The data room of a county as the workshop of rules asks it. */
export function ruleRoom(settings: Settings): RuleRoom {
  const room = roomFolder(settings);
  return {
    rules: () => readTexts(),
    valuesOn: async (day) => valuesOn(await readChanges(room), day),
    shadows: () => readShadows(settings),
    countSnapshots: async () => (await readdir(join(room, 'snapshots')).catch(() => [])).length,
    whyUnfit: async (id, { name, value }) => {
      const rule = (await readRules(ownRules)).find((one) => one.id === id);
      if (rule === undefined || !rule.parameters.some(({ source }) => source === name)) return refuse('parameter-unknown', { name });
      return 'unreadable' in bindParameters(rule, new Map([[name, value]])) ? refuse('parameter-unreadable', { name, value }) : null;
    },
    tryValue: async ({ rule, name, value, months }, report, signal) => {
      if ((await findCurrent(room)) === undefined) return refuse('room-has-no-snapshot', { room: 'registers' });
      return tryInRoom({ ...limits, room, rules: ownRules, name: `${rule}.${name}`, value, months }, report, signal);
    },
    keepApproved: (values) => keepApproved(room, values),
  };
}

async function keepApproved(room: string, values: readonly ApprovedValue[]): Promise<void> {
  // Without a snapshot there is no room yet; the turn before the next sweep writes them.
  if (values.length === 0 || (await findCurrent(room)) === undefined) return;
  const rules = await readRules(ownRules);
  for (const value of values) {
    const { name, from, approvedOn } = value;
    const kept = await readChanges(room);
    if (kept.some((one) => one.name === name && one.value === value.value && one.from === from && one.approvedOn === approvedOn)) continue;
    const added = await addChange(room, rules, value);
    if (isRefusal(added)) throw new Fault('data-room-failed', { why: added.refused });
  }
}

const samples = z.object({
  必报: z.array(z.string()).default([]),
  不得报: z.array(z.object({ 缘由: z.string(), 对象: z.array(z.string()) })).default([]),
});

const texts: { read?: Promise<readonly RuleText[]> } = {};

/** Rules are part of the program: read once. */
function readTexts(): Promise<readonly RuleText[]> {
  texts.read ??= readRules(ownRules).then((rules) =>
    Promise.all(rules.map(async (rule) => ({ ...rule, samples: await samplesOf(rule.id) }))),
  );
  return texts.read;
}

async function samplesOf(id: string): Promise<RuleText['samples']> {
  const text = await readFile(join(ownRules, id, 'samples', 'expect.yaml'), 'utf8').catch(() => '');
  const read = samples.safeParse(parse(text) ?? {});
  if (!read.success) return { must: [], near: [] };
  return { must: read.data.必报, near: read.data.不得报.map((one) => ({ why: one.缘由, objects: one.对象 })) };
}
