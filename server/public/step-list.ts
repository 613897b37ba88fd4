import type { Chart, ChartNode, Edge, NodeId, StepLimit } from '../../core/chart/chart.ts';
import { findRole } from '../../core/org/roles.ts';
import type { BranchView, CitationView, RiskView, StepView } from '../../contract/public-views.ts';
import { besideEach } from './beside.ts';
import { mainPath } from './main-path.ts';
import { joinWords, limitText, noticeText, peopleText, voteRule } from '../../core/publication/step-words.ts';

type Lane = StepView['lane'];
type Context = {
  readonly chart: Chart;
  readonly parameters: ReadonlyMap<string, number>;
  readonly cite: (basis: readonly string[]) => readonly CitationView[];
};

/**
 * The chart as an ordered list for citizens. Start and joins are left out; an xor that only reads the result of the step before
 * it is folded into that step's branches. The steps of a normal case come first, numbered from 1; those of the side branches
 * follow, each with the number of the step behind which it leaves.
 */
export function stepList(context: Context): readonly StepView[] {
  const { chart } = context;
  const folded = foldedForks(chart);
  const shown = chart.nodes.filter((node) => node.type !== 'start' && node.type !== 'and' && !folded.has(node.id));
  const main = mainPath(chart);
  const onMain = shown.filter((node) => main.has(node.id));
  const sides = sideBranches(onMain, { chart, folded, numbers: numbersOf(shown) });
  const ordered = [...onMain, ...sides.map(({ node }) => node)];
  const numbers = numbersOf(ordered);
  const behind = new Map(sides.map(({ node, after }) => [node.id, numbers.get(after) ?? null]));
  const lanes = lanesOf(ordered);
  const beside = besideEach(chart);
  return ordered.map((node, at) => ({
    ...factsOf(node, context),
    id: node.id,
    number: at + 1,
    after: behind.get(node.id) ?? null,
    plainName: node.plainName,
    name: node.name,
    lane: lanes[at] ?? 0,
    laneBefore: lanes[at - 1] ?? lanes[at] ?? 0,
    beside: [...(beside.get(node.id) ?? [])].flatMap((id) => numbers.get(id) ?? []).toSorted((a, b) => a - b),
    branches: branchesOf(node, { chart, folded, numbers, behind }),
  }));
}

function numbersOf(nodes: readonly ChartNode[]): ReadonlyMap<NodeId, number> {
  return new Map(nodes.map((node, at) => [node.id, at + 1]));
}

/**
 * The nodes beside the main path, each behind the first main step that leads to it. What several steps share, like the refusal,
 * stands there once; the others point to it by its number.
 */
function sideBranches(onMain: readonly ChartNode[], drawn: Drawn): readonly { readonly node: ChartNode; readonly after: NodeId }[] {
  const mainIds = new Set(onMain.map((node) => node.id));
  const after = new Map<NodeId, NodeId>();
  for (const origin of onMain) {
    const open = outOf(origin, drawn).flatMap((edge) => landings(edge.to, drawn));
    for (let node = open.shift(); node !== undefined; node = open.shift()) {
      if (mainIds.has(node.id) || after.has(node.id)) continue;
      after.set(node.id, origin.id);
      open.push(...outOf(node, drawn).flatMap((edge) => landings(edge.to, drawn)));
    }
  }
  const inChartOrder = drawn.chart.nodes.filter((node) => after.has(node.id));
  return onMain.flatMap((origin) =>
    inChartOrder.filter((node) => after.get(node.id) === origin.id).map((node) => ({ node, after: origin.id })),
  );
}

/** Xor nodes that stand directly behind the one step whose outcome they read. */
function foldedForks(chart: Chart): ReadonlyMap<NodeId, NodeId> {
  const folded = new Map<NodeId, NodeId>();
  for (const node of chart.nodes) {
    if (node.type !== 'xor' || node.of === null) continue;
    const into = chart.edges.filter((edge) => edge.to === node.id);
    if (into.length === 1 && into[0]?.from === node.of) folded.set(node.id, node.of);
  }
  return folded;
}

type Drawn = { readonly chart: Chart; readonly folded: ReadonlyMap<NodeId, NodeId>; readonly numbers: ReadonlyMap<NodeId, number> };
type Numbered = Drawn & { readonly behind: ReadonlyMap<NodeId, number | null> };

function branchesOf(node: ChartNode, drawn: Numbered): readonly BranchView[] {
  const out = outOf(node, drawn);
  if (out.length <= 1 && node.type !== 'xor') return [];
  return out.flatMap((edge) => branchOf(node, edge, drawn));
}

function outOf(node: ChartNode, { chart, folded }: Drawn): readonly Edge[] {
  const fork = [...folded].find(([, of]) => of === node.id)?.[0];
  return chart.edges.filter((edge) => edge.from === (fork ?? node.id));
}

function branchOf(node: ChartNode, edge: Edge, drawn: Numbered): readonly BranchView[] {
  const targets = landings(edge.to, drawn);
  if (targets.length === 0) return [];
  const here = placeOf(node.id, drawn);
  const label = edge.label ?? (edge.otherwise === true ? '其他情况' : (edge.outcome ?? '继续'));
  const numbers = targets.map((target) => drawn.numbers.get(target.id) ?? 0);
  const to = targets
    .map((target, at) => nameOf(target, { number: numbers[at] ?? 0, next: drawn.numbers.get(node.id) === (numbers[at] ?? 0) - 1 }))
    .join('和');
  return [{ label, to, back: targets.every((target) => placeOf(target.id, drawn) <= here) }];
}

/** The step that follows on the page needs no name: the reader sees it. */
function nameOf(target: ChartNode, { number, next }: { readonly number: number; readonly next: boolean }): string {
  return next ? `第 ${String(number)} 步` : `第 ${String(number)} 步「${target.plainName}」`;
}

/** Where a reader meets a step: a side step just behind the main step that it leaves. */
function placeOf(id: NodeId, { numbers, behind }: Numbered): number {
  const number = numbers.get(id) ?? 0;
  const after = behind.get(id) ?? null;
  return after === null ? number : after + number / (numbers.size + 1);
}

/** Shown nodes at which an arrow arrives, past joins and forks that are not shown. */
function landings(id: NodeId, drawn: Drawn, seen: ReadonlySet<NodeId> = new Set()): readonly ChartNode[] {
  if (seen.has(id)) return [];
  const node = drawn.chart.nodes.find((candidate) => candidate.id === id);
  if (node === undefined) return [];
  if (drawn.numbers.has(id)) return [node];
  return drawn.chart.edges.filter((edge) => edge.from === id).flatMap((edge) => landings(edge.to, drawn, new Set([...seen, id])));
}

function lanesOf(shown: readonly ChartNode[]): readonly Lane[] {
  const lanes: Lane[] = [];
  for (const node of shown) lanes.push(laneOf(node) ?? lanes.at(-1) ?? 0);
  return lanes;
}

function laneOf(node: ChartNode): Lane | undefined {
  switch (node.type) {
    case 'external':
      return node.actor === 'applicant' ? 0 : 3;
    case 'task':
      return laneOfRole(node.posts[0]);
    case 'vote':
      return laneOfRole(node.body);
    case 'notice':
      return 1;
    case 'end':
      return 0;
    case 'start':
    case 'timer':
    case 'xor':
    case 'and':
      return undefined;
  }
}

function laneOfRole(role: string | undefined): Lane {
  const seat = role === undefined ? undefined : findRole(role)?.seat;
  if (seat === 'village') return 1;
  return seat === 'town' ? 2 : 3;
}

type Facts = Omit<StepView, 'id' | 'number' | 'after' | 'plainName' | 'name' | 'lane' | 'laneBefore' | 'beside' | 'branches'>;

const noFacts = { who: null, where: null, howLong: null, youGet: null, rule: null, risks: [], forbidden: [], basis: [] } as const;

function factsOf(node: ChartNode, context: Context): Facts {
  const howLong = (limit: StepLimit | null) => limitText(limit, context.parameters);
  switch (node.type) {
    case 'task':
      return {
        kind: 'step',
        who: peopleText(node.posts, node.actors),
        where: node.where,
        howLong: howLong(node.limit),
        youGet: node.youGet,
        rule: null,
        risks: risksOf(node.risks, node.forbidden),
        forbidden: node.forbidden,
        basis: context.cite(node.basis),
      };
    case 'vote':
      return {
        kind: 'vote',
        who: peopleText([node.body], 1),
        where: node.where,
        howLong: howLong(node.limit),
        youGet: node.youGet,
        rule: voteRule(node),
        risks: risksOf(node.risks, node.forbidden),
        forbidden: node.forbidden,
        basis: context.cite(node.basis),
      };
    case 'notice':
      return {
        ...noFacts,
        kind: 'notice',
        who: `意见由${joinWords(node.answeredBy.map((role) => findRole(role)?.name ?? role))}答复`,
        where: node.where,
        howLong: noticeText(node),
        risks: risksOf(node.risks, node.forbidden),
        forbidden: node.forbidden,
        basis: context.cite(node.basis),
      };
    case 'external':
      return {
        ...noFacts,
        kind: node.actor === 'applicant' ? 'citizen' : 'step',
        who: node.actor === 'applicant' ? '您' : '有关单位',
        where: node.where,
        youGet: node.youGet,
      };
    case 'timer':
      return {
        ...noFacts,
        kind: 'wait',
        howLong: limitText({ ...node.wait, kind: 'statutory', parameter: null }, context.parameters),
        basis: context.cite(node.basis),
      };
    case 'end':
      return { ...noFacts, kind: 'end', youGet: node.youGet };
    case 'xor':
    case 'start':
    case 'and':
      return { ...noFacts, kind: 'decision' };
  }
}

function risksOf(
  risks: readonly { readonly level: RiskView['level']; readonly what: string; readonly prevention: string }[],
  forbidden: readonly string[],
): readonly RiskView[] {
  // What the step forbids belongs to all of its risk points; it is said once, at the first.
  return risks.map((risk, at) => ({
    level: risk.level,
    what: risk.what,
    prevention: risk.prevention,
    forbidden: at === 0 ? forbidden : [],
  }));
}
