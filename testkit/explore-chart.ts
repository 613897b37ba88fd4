import type { Chart, FormField, NoticeNode, TaskNode, Threshold, VoteNode } from '../core/chart/chart.ts';
import { compile } from '../core/chart/compile.ts';
import type { Condition, Constant } from '../core/chart/condition.ts';
import { comparisonsOf } from '../core/chart/evaluate.ts';
import { absentCase, type Case, currentNodes, type OpenCase } from '../core/casework/case.ts';
import type { CaseContext } from '../core/casework/case-context.ts';
import type { CaseCommand } from '../core/casework/command.ts';
import { decide } from '../core/casework/decide.ts';
import type { CaseEvent, FieldRef, Official } from '../core/casework/event.ts';
import { fold } from '../core/casework/evolve.ts';
import type { Holding, StaffOnDay } from '../core/casework/staff.ts';
import type { ItemVersion } from '../core/catalogue/power-item.ts';
import { endOfDay } from '../core/kernel/day.ts';
import { asId, type UnitId } from '../core/kernel/id.ts';
import type { Instant } from '../core/kernel/instant.ts';
import { isRefusal } from '../core/kernel/outcome.ts';
import type { WorkingCalendar } from '../core/kernel/working-calendar.ts';
import type { Role } from '../core/org/organisation.ts';

/** What an exploration of a chart saw. */
export type Explored = {
  /** End nodes that a case reached. */
  readonly ends: ReadonlySet<string>;
  /** Arrows that carried a case, by index in the chart's list. */
  readonly edges: ReadonlySet<number>;
  /** Acts that the chart offers and nobody of the invented staff could do, or whose result was refused. */
  readonly refusals: readonly string[];
};

/** One case under way: its state, the values of its fields, and its clock. */
type Run = { readonly state: Case; readonly facts: CaseContext['facts']; readonly now: Instant };

const hour = 3_600_000;
const membersOfEachRole = 9;

/**
 * Walks every result of every step from every marking that a case can reach, with an invented staff of nine persons in each
 * role, through the real `decide` and `evolve`; another crew may be given. Of several persons the first who may act does.
 *
 * A marking is left in all ways once (for each combination of values that conditions read), reached with the fewest rounds,
 * so that no arrow stays untaken only because its rounds are used up.
 */
export function exploreChart(version: ItemVersion, calendar: WorkingCalendar, crew: Crew = everybody): Explored {
  const compiled = compile(version.item.chart);
  const watched = watchedFields(version.item.chart);
  const seen = { ends: new Set<string>(), edges: new Set<number>(), refusals: new Set<string>() };
  const world = { compiled, version, calendar, watched, seen, crew };
  const known = new Set<string>();
  const queue: Run[] = opened(world);
  for (let run = queue.shift(); run !== undefined; run = queue.shift()) {
    if (run.state.status === 'ended' && run.state.endNode !== null) seen.ends.add(run.state.endNode);
    if (run.state.status !== 'open') continue;
    const key = `${run.state.marking} ${JSON.stringify(run.facts)}`;
    if (known.has(key)) continue;
    known.add(key);
    for (const node of currentNodes(run.state)) queue.push(...stepsFrom(run, run.state, node, world));
  }
  return { ends: seen.ends, edges: seen.edges, refusals: [...seen.refusals] };
}

/** Who acts, and the unit in which the explored cases lie. */
export type Crew = { readonly staff: StaffOnDay; readonly unit: UnitId };

type World = {
  readonly crew: Crew;
  readonly compiled: CaseContext['chart'];
  readonly version: ItemVersion;
  readonly calendar: WorkingCalendar;
  readonly watched: ReadonlyMap<string, readonly Constant[]>;
  readonly seen: { readonly ends: Set<string>; readonly edges: Set<number>; readonly refusals: Set<string> };
};

function opened(world: World): Run[] {
  const by = { kind: 'citizen' } as const;
  const { code } = world.version.item;
  const run: Run = { state: absentCase, facts: {}, now: Date.UTC(2026, 2, 2, 1) };
  const open: CaseCommand = {
    do: 'open-case',
    caseId: asId<'case'>('explored'),
    item: code,
    unit: world.crew.unit,
    number: '1',
    channel: 'hall',
    by,
    fields: [],
  };
  return after(run, [open], world, 'open');
}

/** Notes the arrows that one act went along: out of the node it left, out of joins, and those an xor chose. */
function noteArrows(event: CaseEvent, { compiled, seen }: World): void {
  if (!('fired' in event)) return;
  const left = event.type === 'case-opened' ? compiled.start : event.node;
  for (const { node, edge } of [{ node: left, edge: null }, ...event.fired]) {
    if (edge === null) for (const { index } of compiled.edgesFrom(node)) seen.edges.add(index);
    else seen.edges.add(edge);
  }
}

function stepsFrom(run: Run, state: OpenCase, id: string, world: World): readonly Run[] {
  const node = world.compiled.node(id);
  switch (node?.type) {
    case 'task':
      return node.outcomes.flatMap((outcome) =>
        valuesOf(node.form, world).flatMap((values) => take(withValues(run, values), node, outcome.id, world)),
      );
    case 'vote':
      return valuesOf(node.form, world).flatMap((values) =>
        ['passed', 'not-passed', 'no-quorum'].flatMap((result) => meet(withValues(run, values), node, result, world)),
      );
    case 'notice':
      return [...endNotice(run, state, node, world), ...object(run, node, world)];
    case 'external':
      return node.outcomes.flatMap((outcome) => {
        const noted = holders(node.notedBy, world).map((by): CaseCommand => ({
          do: 'note-external',
          node: id,
          outcome: outcome.id,
          by,
          fields: [],
        }));
        return firstPossible(
          run,
          noted.map((command) => [command]),
          world,
          `${id} ${outcome.id}`,
        );
      });
    case 'timer': {
      const due = state.timers.find((timer) => timer.node === id)?.dueAt ?? run.now;
      return after({ ...run, now: due }, [{ do: 'let-time-pass' }], world, id);
    }
    case 'start':
    case 'xor':
    case 'and':
    case 'end':
    case undefined:
      return [];
  }
}

/** Enough persons sign in a row: the first for whom the step is open, then the next, until the case has moved. */
function take(run: Run, node: TaskNode, outcome: string, world: World): readonly Run[] {
  let current = run;
  for (let have = 0; have < node.actors; have += 1) {
    const tries = holders(node.posts, world).map((by): CaseCommand[] => [
      { do: 'take-step', node: node.id, outcome, by, fields: refs(node.form) },
    ]);
    const [next] = firstPossible(current, tries, world, `${node.id} ${outcome}`);
    if (next === undefined) return [];
    current = next;
  }
  return [current];
}

function meet(run: Run, node: VoteNode, result: string, world: World): readonly Run[] {
  const roll = holders([node.body], world)
    .filter((by) => by.principal === null)
    .map((by) => by.person);
  const present = result === 'no-quorum' ? roll.slice(0, Math.max(0, least(node.quorum, roll.length) - 1)) : roll;
  const yes = result === 'passed' ? present.length : 0;
  const recorders = holders(node.recorders, world);
  const [first] = recorders;
  const second = recorders.find((by) => by.person !== first?.person);
  if (first === undefined || second === undefined) return [];
  const record: CaseCommand = {
    do: 'record-meeting',
    node: node.id,
    present,
    recused: [],
    yes,
    no: present.length - yes,
    abstain: 0,
    by: first,
    fields: refs(node.form),
  };
  return after(run, [record, { do: 'confirm-meeting', node: node.id, by: second }], world, `${node.id} ${result}`);
}

function least(threshold: Threshold, n: number): number {
  if (threshold.kind === 'count') return threshold.count;
  const share = n * threshold.part;
  return threshold.kind === 'at-least' ? Math.ceil(share / threshold.whole) : Math.floor(share / threshold.whole) + 1;
}

function endNotice(run: Run, state: OpenCase, node: NoticeNode, world: World): readonly Run[] {
  const until = state.notices.find((notice) => notice.node === node.id)?.until;
  if (until === undefined) return [];
  return after({ ...run, now: endOfDay(until) }, [{ do: 'let-time-pass' }], world, `${node.id} clear`);
}

/** Somebody objects and is right; then the last day passes. */
function object(run: Run, node: NoticeNode, world: World): readonly Run[] {
  const objection = `objection at ${run.now}`;
  const visit = run.state.status === 'open' ? run.state.notices.find((notice) => notice.node === node.id)?.visit : undefined;
  if (visit === undefined) return [];
  const by = { kind: 'citizen' } as const;
  const raise: CaseCommand = { do: 'raise-objection', objection, node: node.id, visit, channel: 'web', by, fields: [] };
  const [raised] = after(run, [raise], world, `${node.id} objection`);
  if (raised === undefined) return [];
  const answers = holders(node.answeredBy, world).map((by): CaseCommand[] => [
    { do: 'answer-objection', objection, outcome: 'upheld', by, fields: [] },
  ]);
  return firstPossible(raised, answers, world, `${node.id} upheld`).flatMap((answered) => {
    if (answered.state.status !== 'open' || !currentNodes(answered.state).includes(node.id)) return [answered];
    return endNotice(answered, answered.state, node, world);
  });
}

/** The first of several ways that is not refused; when all are, the last reason is noted. */
function firstPossible(run: Run, tries: readonly (readonly CaseCommand[])[], world: World, what: string): readonly Run[] {
  let why = 'nobody holds the role';
  for (const commands of tries) {
    const next = attempt(run, commands, world);
    if ('state' in next) return [next];
    why = next.refused;
  }
  return refusedAs(why, what, world);
}

function after(run: Run, commands: readonly CaseCommand[], world: World, what: string): Run[] {
  const next = attempt(run, commands, world);
  return 'state' in next ? [next] : refusedAs(next.refused, what, world);
}

/** That rounds are used up is what `max` promises, so it is no finding. */
function refusedAs(why: string, what: string, world: World): Run[] {
  if (why !== 'rounds-used-up') world.seen.refusals.add(`${what}: ${why}`);
  return [];
}

function attempt(run: Run, commands: readonly CaseCommand[], world: World): Run | { readonly refused: string } {
  let { state, now } = run;
  for (const command of commands) {
    const decision = decide(command, state, contextOf(run, now, world));
    if (isRefusal(decision)) return { refused: decision.refused };
    const events: readonly CaseEvent[] = decision.events;
    state = fold(events, state);
    for (const event of events) noteArrows(event, world);
    now += hour;
  }
  return { state, facts: run.facts, now };
}

function contextOf(run: Run, now: Instant, world: World): CaseContext {
  const { compiled, version, calendar } = world;
  return {
    chart: compiled,
    staff: world.crew.staff,
    calendar,
    now,
    version: version.hash,
    facts: run.facts,
    applicantRelatives: new Set(),
    applicantPerson: null,
    startedBy: version.item.startedBy,
  };
}

function withValues(run: Run, values: CaseContext['facts']): Run {
  return { ...run, facts: { ...run.facts, ...values } };
}

function refs(form: readonly FormField[]): readonly FieldRef[] {
  return form.map((field) => ({ name: field.id, commitment: `value of ${field.id}` }));
}

/** All combinations of the values of a form that some condition reads; one empty combination when none does. */
function valuesOf(form: readonly FormField[], world: World): readonly CaseContext['facts'][] {
  return form.reduce<readonly CaseContext['facts'][]>(
    (combinations, field) => {
      const values = world.watched.get(`form.${field.id}`);
      if (values === undefined) return combinations;
      return combinations.flatMap((facts) => values.map((value) => ({ ...facts, [`form.${field.id}`]: value })));
    },
    [{}],
  );
}

/** For each field that a condition reads the values that make a difference. */
function watchedFields(chart: Chart): ReadonlyMap<string, readonly Constant[]> {
  const fields = new Map<string, Set<Constant>>();
  for (const { field, value } of chart.edges.flatMap((edge) => (edge.when === undefined ? [] : constantsOf(edge.when)))) {
    fields.set(field, (fields.get(field) ?? new Set()).add(value).add(otherThan(value)));
  }
  return new Map([...fields].map(([field, values]) => [field, [...values]]));
}

function constantsOf(condition: Condition): readonly { readonly field: string; readonly value: Constant }[] {
  return comparisonsOf(condition).flatMap((entry) =>
    (entry.op === 'in' ? entry.values : [entry.value]).map((value) => ({ field: entry.field, value })),
  );
}

function otherThan(value: Constant): Constant {
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1 : `not ${value}`;
}

function holders(roles: readonly Role[], { crew }: World): readonly Official[] {
  return roles.flatMap((role) => crew.staff.holdersOf(role, crew.unit).map((holding) => ({ kind: 'official' as const, ...holding })));
}

function holdingsOf(role: Role): readonly Holding[] {
  return Array.from({ length: membersOfEachRole }, (_, index) => ({
    person: asId<'person'>(`${role} ${index}`),
    post: asId<'post'>(role),
    principal: null,
  }));
}

/** Everybody of the invented staff holds one post, in every unit, and is nobody's relative. */
const everybody: Crew = {
  unit: asId<'unit'>('here'),
  staff: {
    holdersOf: holdingsOf,
    actingAs: (person, role) => (person.startsWith(`${role} `) ? { post: asId<'post'>(role), principal: null } : undefined),
    areRelatives: () => false,
  },
};
