import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { dayOf } from '../core/kernel/day.ts';
import { refuse, type Refusal } from '../core/kernel/outcome.ts';
import { shownObject } from './alert-keys.ts';
import { openSnapshot, restoreValues, withValues } from './open-snapshot.ts';
import { type ParameterChange, inShadow, readChanges } from './parameter-history.ts';
import { readIndicators, readRules } from './read-rules.ts';
import type { Rule } from './rule-definition.ts';
import type { RuleGround } from './ask-rule.ts';
import { runRule } from './run-rule.ts';
import { readManifest, type Snapshot } from './snapshot.ts';

/** What another value would have done in one snapshot: objects as people may see them. */
export type TrialRun = {
  readonly snapshot: string;
  readonly importedAt: string;
  readonly before: number;
  readonly after: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

/** A value tried over the stored snapshots (回溯). */
export type Trial = { readonly rule: string; readonly parameter: string; readonly value: string; readonly runs: readonly TrialRun[] };

/** What is tried, and where. */
export type TrialOrder = {
  readonly room: string;
  readonly rules: string;
  /** `规则.参数`. */
  readonly name: string;
  readonly value: string;
  /** How many months before the newest snapshot are looked at. */
  readonly months: number;
  readonly day: string | null;
  readonly memoryMegabytes: number;
  readonly threads: number;
  readonly spillFolder: string;
};

/**
 * Runs a rule with its value and with another one over the snapshots of a room, before anybody approves the change. Nothing is
 * written. Without a day each snapshot is looked at as on the day of its import.
 *
 * Refuses `parameter-unknown`, `parameter-unreadable`, `room-has-no-snapshot`.
 *
 * @param report snapshots done, and how many there are
 */
export async function tryParameter(
  order: TrialOrder,
  report: (done: number, of: number) => void = () => undefined,
): Promise<Trial | Refusal<'parameter-unknown' | 'parameter-unreadable' | 'room-has-no-snapshot'>> {
  const [id = '', ...rest] = order.name.split('.');
  const rule = [...(await readRules(order.rules)), ...(await readIndicators(order.rules))].find((one) => one.id === id);
  const parameter = rule?.parameters.find(({ name }) => name === rest.join('.'));
  if (rule === undefined || parameter === undefined) return refuse('parameter-unknown', { name: order.name });
  const snapshots = await snapshotsOf(order.room, order.months);
  if (snapshots.length === 0) return refuse('room-has-no-snapshot', { room: order.room });
  const changes = await readChanges(order.room);
  const runs: TrialRun[] = [];
  for (const [at, snapshot] of snapshots.entries()) {
    report(at, snapshots.length);
    const { memoryMegabytes, threads, spillFolder } = order;
    const day = order.day ?? dayOf(Date.parse(snapshot.manifest.importedAt));
    const limits = { rows: 200_000, milliseconds: 120_000 };
    const { database, ground } = await openSnapshot({ ...snapshot, memoryMegabytes, threads, spillFolder, day, changes, limits });
    try {
      const compared = await compareValues(rule, ground, { source: parameter.source, value: order.value });
      if (compared === 'unreadable') return refuse('parameter-unreadable', { name: order.name, value: order.value });
      runs.push({ snapshot: snapshot.manifest.id, importedAt: snapshot.manifest.importedAt, ...compared });
    } finally {
      database.close();
    }
  }
  return { rule: rule.id, parameter: parameter.name, value: order.value, runs };
}

async function snapshotsOf(room: string, months: number): Promise<readonly Snapshot[]> {
  const names = await readdir(join(room, 'snapshots')).catch((): readonly string[] => []);
  const all: Snapshot[] = [];
  for (const name of names) {
    const folder = join(room, 'snapshots', name);
    const manifest = await readManifest(folder);
    if (manifest !== undefined) all.push({ folder, manifest });
  }
  const sorted = all.sort((a, b) => (a.manifest.importedAt < b.manifest.importedAt ? -1 : 1));
  const newest = new Date(sorted.at(-1)?.manifest.importedAt ?? 0);
  newest.setUTCMonth(newest.getUTCMonth() - months);
  return sorted.filter(({ manifest }) => manifest.importedAt >= newest.toISOString());
}

type Compared = Pick<TrialRun, 'added' | 'after' | 'before' | 'removed'>;

/** The alerts of a rule with its value and with another; alerts are the same when rule and object are. */
async function compareValues(
  rule: Rule,
  ground: RuleGround,
  { source, value }: { readonly source: string; readonly value: string },
): Promise<Compared | 'unreadable'> {
  const before = await runRule(rule, ground);
  const other = await withValues(ground, new Map([[source, { value, origin: '试算' }]]));
  const after = await runRule(rule, other);
  await restoreValues(ground);
  if (after.run.skipped?.reason === 'unreadable-parameter') return 'unreadable';
  const [old, now] = [new Set(before.alerts.map(({ object }) => object)), new Set(after.alerts.map(({ object }) => object))];
  return {
    before: before.alerts.length,
    after: after.alerts.length,
    added: after.alerts.filter(({ object }) => !old.has(object)).map(shownObject),
    removed: before.alerts.filter(({ object }) => !now.has(object)).map(shownObject),
  };
}

/** A change that is approved and does not count yet, with what it will do to the alerts (影子运行). */
export type ShadowRun = Compared & { readonly rule: string; readonly change: ParameterChange };

/** Runs the rules that an approved change will touch with its value beside theirs. Alerts of the shadow are told to the owner of the rule alone. */
export async function runShadows(
  rules: readonly Rule[],
  ground: RuleGround,
  changes: readonly ParameterChange[],
): Promise<readonly ShadowRun[]> {
  const runs: ShadowRun[] = [];
  for (const change of inShadow(changes, ground.parameters.get('基准日')?.trim() ?? null))
    for (const rule of rules.filter(({ parameters }) => parameters.some(({ source }) => source === change.name))) {
      const compared = await compareValues(rule, ground, { source: change.name, value: change.value });
      if (compared !== 'unreadable') runs.push({ rule: rule.id, change, ...compared });
    }
  return runs;
}
