import { isRefusal } from '../core/kernel/outcome.ts';
import type { Alert, RuleRun } from './alert.ts';
import type { AlertLine } from './alert-keys.ts';
import { askRule, type RuleAnswer, type RuleGround } from './ask-rule.ts';
import { openBatchScope } from './batch-scope.ts';
import { checkRule } from './check-rule.ts';
import { inputsOf } from './derived-relations.ts';
import { holdRelations, releaseRelations } from './held-relations.ts';
import type { Rule, RuleScope } from './rule-definition.ts';
import { resultsOf } from './run-rule.ts';
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

type Scoped = { readonly rule: Rule; readonly scope: RuleScope; readonly own: readonly AlertLine[] };

/** Runs all rules. After a batch: those it does not concern not at all, those that say so over the payments it reaches, the others whole. */
export async function runRules(order: RulesOrder, tell: (index: number, rule: Rule) => void): Promise<RulesResult> {
  const { rules, ground, earlier } = order;
  const outcomes = new Map<string, Outcome>();
  const whole: Rule[] = [];
  const scoped: Scoped[] = [];
  for (const rule of rules) {
    const own = (earlier ?? []).filter((alert) => alert.rule === rule.id);
    // Hits of indicators that opened nothing are not among the earlier alerts.
    const reach = earlier === null || rule.indicator !== null ? 'whole' : await reachOf(rule, own, order);
    if (reach === 'whole') whole.push(rule);
    else if (reach === 'nothing') outcomes.set(rule.id, { run: { ...unrun(rule), alerts: own.length, over: 'nothing' }, alerts: own });
    else scoped.push({ rule, scope: reach, own });
  }
  await holdRelations(ground.connection, whole);
  const answers: RuleAnswer[] = [];
  for (const rule of whole) {
    tell(outcomes.size + answers.length, rule);
    answers.push(await askRule(rule, ground));
  }
  for (const result of await resultsOf(answers, ground)) outcomes.set(result.run.rule, result);
  await releaseRelations(ground.connection);
  // Last, because from here on rules see no more than what the batch reaches.
  if (scoped.length > 0) for (const outcome of await runScoped(scoped, order, tell)) outcomes.set(outcome.run.rule, outcome);
  const inOrder = rules.flatMap(({ id }) => outcomes.get(id) ?? []);
  return { runs: inOrder.map(({ run }) => run), alerts: inOrder.flatMap(({ alerts }) => [...alerts]) };
}

/** Runs rules over the payments that the batch reaches; earlier alerts on which they have no say there stay. */
async function runScoped(
  all: readonly Scoped[],
  { rules, ground, snapshot }: RulesOrder,
  tell: (index: number, rule: Rule) => void,
): Promise<readonly Outcome[]> {
  const batch = await openBatchScope(ground.connection, snapshot);
  const answers: RuleAnswer[] = [];
  const asked: (Scoped & { readonly decided: ReadonlySet<string> })[] = [];
  for (const scope of new Set(all.map((one) => one.scope))) {
    const together = all.filter((one) => one.scope === scope);
    await batch.show(scope);
    await holdRelations(
      ground.connection,
      together.map(({ rule }) => rule),
    );
    for (const one of together) {
      tell(rules.length - all.length + answers.length, one.rule);
      answers.push(await askRule(one.rule, ground));
      const objects = one.own.map(({ object }) => object);
      asked.push({ ...one, decided: await batch.decides(scope, one.rule.objectType, objects) });
    }
    await releaseRelations(ground.connection);
  }
  const results = await resultsOf(answers, ground);
  return results.map((result, index) => {
    const now = new Set(result.alerts.map(({ object }) => object));
    const { own = [], decided } = asked[index] ?? {};
    const kept = own.filter(({ object }) => decided?.has(object) !== true && !now.has(object));
    const alerts = [...result.alerts, ...kept].sort((a, b) => (a.object < b.object ? -1 : 1));
    return { run: { ...result.run, alerts: alerts.length, over: 'batch' }, alerts };
  });
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
  const inputs = reach.tables.flatMap(inputsOf);
  const concerned = new Set(inputs.filter((table) => changed.has(table)));
  if (concerned.size === 0 && own.every((alert) => alert.version === rule.version)) return 'nothing';
  const replaced = manifest.growth.some(({ table, replaced: rows }) => table === '补贴发放' && rows > 0);
  // A masked object cannot be sought among those that the batch reaches.
  const narrow = concerned.size === 1 && concerned.has('补贴发放') && !replaced && own.every(({ masked }) => masked !== true);
  return narrow && rule.scope !== null ? rule.scope : 'whole';
}
