import { isRefusal } from '../core/kernel/outcome.ts';
import type { Alert, RuleRun } from './alert.ts';
import type { AlertLine } from './alert-keys.ts';
import { openBatchScope } from './batch-scope.ts';
import { checkRule } from './check-rule.ts';
import { derivedRelations } from './derived-relations.ts';
import type { Rule, RuleScope } from './rule-definition.ts';
import { type RuleGround, runRule } from './run-rule.ts';
import type { Snapshot } from './snapshot.ts';

/** Alerts of all rules in the order of rules and objects, and how each rule went. Lines of earlier alerts that stand as they were come as they were. */
export type RulesResult = { readonly runs: readonly RuleRun[]; readonly alerts: readonly (Alert | AlertLine)[] };

/** What rules run over: a snapshot, and where it extends another the alerts that are known. */
export type RulesOrder = {
  readonly rules: readonly Rule[];
  readonly ground: RuleGround;
  readonly snapshot: Snapshot;
  /** Alerts of the sweep before, which a batch leaves as they are where it does not reach; null: every rule sees everything. */
  readonly earlier: readonly AlertLine[] | null;
};

type Outcome = { readonly run: RuleRun; readonly alerts: readonly (Alert | AlertLine)[] };

/** Runs all rules. After a batch: those it does not concern not at all, those that say so over the payments it reaches, the others whole. */
export async function runRules(order: RulesOrder, tell: (index: number, rule: Rule) => void): Promise<RulesResult> {
  const { rules, ground, snapshot, earlier } = order;
  const outcomes = new Map<string, Outcome>();
  const scoped: { readonly rule: Rule; readonly scope: RuleScope; readonly own: readonly AlertLine[] }[] = [];
  for (const rule of rules) {
    const own = (earlier ?? []).filter((alert) => alert.rule === rule.id);
    const reach = earlier === null ? 'whole' : await reachOf(rule, own, order);
    if (reach !== 'nothing' && reach !== 'whole') {
      scoped.push({ rule, scope: reach, own });
      continue;
    }
    tell(outcomes.size, rule);
    if (reach === 'whole') outcomes.set(rule.id, await runRule(rule, ground));
    else outcomes.set(rule.id, { run: { ...unrun(rule), alerts: own.length, over: 'nothing' }, alerts: own });
  }
  // Last, because from here on rules see no more than what the batch reaches.
  const scope = scoped.length === 0 ? undefined : await openBatchScope(ground.connection, snapshot);
  for (const { rule, scope: reach, own } of scoped) {
    tell(outcomes.size, rule);
    await scope?.show(reach);
    const result = await runRule(rule, ground);
    const decided = await scope?.decides(
      reach,
      rule.objectType,
      own.map(({ object }) => object),
    );
    const kept = own.filter(({ object }) => decided?.has(object) !== true && !result.alerts.some((alert) => alert.object === object));
    const alerts = [...result.alerts, ...kept].sort((a, b) => (a.object < b.object ? -1 : 1));
    outcomes.set(rule.id, { run: { ...result.run, alerts: alerts.length, over: 'batch' }, alerts });
  }
  const inOrder = rules.flatMap(({ id }) => outcomes.get(id) ?? []);
  return { runs: inOrder.map(({ run }) => run), alerts: inOrder.flatMap(({ alerts }) => [...alerts]) };
}

function unrun({ id, name, version }: Rule): Omit<RuleRun, 'alerts' | 'over'> {
  return { rule: id, name, version, milliseconds: 0 };
}

/** How far the batch of a snapshot reaches in a rule. */
async function reachOf(
  rule: Rule,
  own: readonly AlertLine[],
  { ground, snapshot: { manifest } }: RulesOrder,
): Promise<RuleScope | 'nothing' | 'whole'> {
  const changed = new Set(manifest.growth.flatMap(({ table, added, replaced }) => (added + replaced > 0 ? [table] : [])));
  if (changed.has('参数')) return 'whole';
  const reach = await checkRule(ground.connection, rule.sql, ground.tables);
  if (isRefusal(reach)) return 'whole';
  const inputs = reach.tables.flatMap((table) => derivedRelations.find(({ name }) => name === table)?.from ?? [table]);
  const concerned = new Set(inputs.filter((table) => changed.has(table)));
  if (concerned.size === 0 && own.every((alert) => alert.version === rule.version)) return 'nothing';
  const replaced = manifest.growth.some(({ table, replaced: rows }) => table === '补贴发放' && rows > 0);
  // A masked object cannot be sought among those that the batch reaches.
  const narrow = concerned.size === 1 && concerned.has('补贴发放') && !replaced && own.every(({ masked }) => masked !== true);
  return narrow && rule.scope !== null ? rule.scope : 'whole';
}
