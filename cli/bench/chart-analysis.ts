import { cpuUsage } from 'node:process';

import { analyseChart, type AnalysisOptions } from '../../core/chart/analyse/analyse-chart.ts';
import { approvalPlanOf } from '../../core/chart/analyse/approval-plan.ts';
import { defaultBudget } from '../../core/chart/analyse/budget.ts';
import { collusionOf } from '../../core/chart/analyse/collusion.ts';
import { flowOf } from '../../core/chart/analyse/flow.ts';
import { inputFromChart, staffingOf } from '../../core/chart/analyse/from-chart.ts';
import { type AnalysisInput, blankPaper, type FlowEdge, type FlowNode, type StaffedPost } from '../../core/chart/analyse/input.ts';
import { soundnessOf } from '../../core/chart/analyse/soundness.ts';
import { staffOf } from '../../core/chart/analyse/staff.ts';
import type { Constraint } from '../../core/chart/chart.ts';
import { staffOn } from '../../core/org/staff.ts';
import { generateCounty } from '../../server/demo/generate-county.ts';
import { libraryRoot, readLibrary } from '../../server/library/read-library.ts';

/** One figure: CPU milliseconds of this process per question. */
export type Figure = {
  readonly name: string;
  readonly median: number;
  readonly worst: number;
  readonly total: number;
  readonly count: number;
  readonly unfinished: number;
};

/** All figures of the chart analysis (`mingquan bench chart`). */
export function benchChart(): readonly Figure[] {
  warmUp();
  return [
    libraryFigure('everything', {}),
    libraryFigure('one smallest set named, as pages ask', { sets: 1 }),
    libraryFigure('everything and the cheapest repair', { repairs: true }),
    countyFigure(),
    ...[16, 39, 78].flatMap((pairs) => [wideFigure(pairs, 'smallest colluding set'), wideFigure(pairs, 'everything')]),
  ];
}

/** Every chart of the library with the staffing of each village of the invented county, whole analysis. */
export function libraryFigure(what: string, options: AnalysisOptions): Figure {
  const charts = libraryCharts();
  const ask = (chart: AnalysisInput): boolean => everything(chart, options);
  for (const chart of charts) ask(chart);
  return measure(`library chart with its staffing, ${what}`, charts, ask);
}

function libraryCharts(): readonly AnalysisInput[] {
  const { organisation } = generateCounty('bench');
  const staff = staffOn(organisation, '2026-03-02');
  const { items } = readLibrary(libraryRoot());
  const villages = organisation.units.filter((unit) => unit.level === 'village');
  return villages.flatMap((village) =>
    items.map(({ item, number }) => {
      const authored = { id: `${item.code}@${number}`, title: item.name, chart: item.chart, totalLimit: null };
      return inputFromChart(authored, staffingOf(item.chart, staff, village.id));
    }),
  );
}

/** A whole county: 344 charts, 3,000 staff, whole analysis of each; `total` is the figure. */
export function countyFigure(): Figure {
  return measure('county of 344 charts and 3,000 staff', countyCharts(), everything);
}

/** 40 steps, 15 posts, 500 persons, 32 paths; 40 charts. */
export function wideFigure(pairs: number, question: 'smallest colluding set' | 'everything'): Figure {
  const charts = Array.from({ length: 40 }, (_, at) => wideChart(at + 1, pairs));
  return measure(
    `40 steps x 500 persons, ${pairs} separated pairs, ${question}`,
    charts,
    question === 'everything' ? everything : collusionOnly,
  );
}

/** The compiler of the engine needs some rounds; charts of other seeds are used for it. */
function warmUp(): void {
  for (const pairs of [16, 39, 78]) for (let at = 0; at < 10; at += 1) collusionOnly(wideChart(100 + at, pairs));
  for (let at = 0; at < 30; at += 1) everything(libraryLikeChart(1_000 + at, 60));
}

function everything(input: AnalysisInput, options: AnalysisOptions = {}): boolean {
  const { results } = analyseChart(input, options);
  return results !== null && results.collusion.known !== 'between';
}

function collusionOnly(input: AnalysisInput): boolean {
  const flow = flowOf(input);
  const soundness = soundnessOf(flow);
  if (soundness.sound !== 'yes') return false;
  const plan = approvalPlanOf({ flow, graph: soundness.graph, staff: staffOf(input, flow), constraints: input.constraints }, new Set());
  return collusionOf(plan, { left: defaultBudget }).known !== 'between';
}

function measure(name: string, charts: readonly AnalysisInput[], question: (input: AnalysisInput) => boolean): Figure {
  let unfinished = 0;
  const times = charts.map((chart) => {
    const before = cpuUsage();
    if (!question(chart)) unfinished += 1;
    const used = cpuUsage(before);
    return (used.user + used.system) / 1_000;
  });
  times.sort((left, right) => left - right);
  const total = times.reduce((sum, each) => sum + each, 0);
  return { name, median: times[times.length >> 1] ?? 0, worst: times.at(-1) ?? 0, total, count: charts.length, unfinished };
}

/** Numbers in [0, below) from a seed (mulberry32): the same seed gives the same charts on every machine. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function task(
  id: string,
  posts: readonly string[],
  facts: { readonly actors?: number; readonly approval?: boolean; readonly law?: boolean } = {},
): FlowNode {
  return {
    type: 'task',
    id,
    posts,
    actors: facts.actors ?? 1,
    approval: facts.approval ?? false,
    requiredByLaw: facts.law ?? false,
    paper: blankPaper,
  };
}

/**
 * A chart in the manner of the subsistence allowance: acceptance, field check by two, a village review, publicity, review
 * and approval at town and county with returns, supplement and rejection, payment; kin, delegates and doubled posts.
 */
export function libraryLikeChart(seed: number, staff: number): AnalysisInput {
  const roll = dice(seed);
  const persons = Array.from({ length: staff }, (_, at) => `p${at}`);
  const some = (count: number): string[] => [...new Set(Array.from({ length: count }, () => persons[roll(staff)] ?? ''))];
  const names = [
    'village.clerk',
    'village.head',
    'village.members',
    'town.clerk',
    'town.inspector',
    'town.head',
    'county.clerk',
    'county.head',
    'county.pay',
  ];
  const posts = names.map((id): StaffedPost => ({
    id,
    level: id.split('.')[0] ?? '',
    holders: some(id === 'village.members' ? 9 : 2 + roll(3)),
  }));
  const clerkGiver = posts[7]?.holders[0] ?? 'p0';
  return {
    id: `library-${seed}`,
    title: null,
    ...libraryFlow(),
    persons,
    posts,
    constraints: libraryRules(),
    delegations: [{ from: clerkGiver, to: persons[roll(staff)] ?? 'p1', post: 'county.head' }],
    relatives: [[persons[roll(staff)] ?? '', persons[roll(staff)] ?? '']],
    applicant: null,
    totalLimit: null,
  };
}

function libraryFlow(): { readonly nodes: readonly FlowNode[]; readonly edges: readonly FlowEdge[] } {
  const nodes: FlowNode[] = [
    { type: 'start', id: 's' },
    task('accept', ['town.clerk']),
    { type: 'xor', id: 'complete' },
    { type: 'external', id: 'supplement', wait: null },
    { type: 'and', id: 'fork' },
    task('means', ['county.clerk', 'town.clerk']),
    task('visit', ['town.inspector'], { actors: 2, law: true }),
    { type: 'and', id: 'join' },
    { type: 'xor', id: 'doubt' },
    { type: 'vote', id: 'review', posts: ['village.members'], quorum: 5, yes: 4, approval: true, requiredByLaw: false, paper: blankPaper },
    { type: 'xor', id: 'clear' },
    { type: 'notice', id: 'publicity', wait: null },
    { type: 'xor', id: 'upheld' },
    task('town-review', ['town.head'], { approval: true }),
    { type: 'xor', id: 'town-says' },
    task('county-review', ['county.clerk'], { approval: true }),
    task('county-approve', ['county.head'], { approval: true, law: true }),
    { type: 'xor', id: 'county-says' },
    task('pay', ['county.pay']),
    task('archive', ['county.clerk', 'town.clerk']),
    { type: 'end', id: 'granted', outcome: 'approve' },
    { type: 'end', id: 'refused', outcome: 'reject' },
  ];
  const pairs =
    's accept,accept complete,complete supplement,supplement accept,complete fork,fork means,fork visit,means join,visit join,join doubt,doubt review,doubt clear,review clear,clear publicity,publicity upheld,upheld join2,upheld town-review,town-review town-says,town-says county-review,town-says refused,county-review county-approve,county-approve county-says,county-says pay,county-says refused,county-says county-review,pay archive,archive granted';
  const edges = pairs
    .split(',')
    .map((pair) => pair.split(' '))
    .map(([from, to]) => ({ from: from ?? '', to: (to ?? '').replace('join2', 'doubt'), max: null }));
  return { nodes, edges };
}

function libraryRules(): Constraint[] {
  return [
    { type: 'sod', steps: ['accept', 'visit', 'town-review'], by: 'both' },
    { type: 'sod', steps: ['county-review', 'county-approve', 'pay'], by: 'both' },
    { type: 'sod', steps: ['visit', 'county-approve'], by: 'both' },
    { type: 'coi', steps: ['visit', 'town-review'] },
    { type: 'sod_repeat', steps: ['visit'] },
  ];
}

/** 344 charts over 3,000 staff: each of 40 units has its own 75 persons and most of the charts are held by several units. */
export function countyCharts(): readonly AnalysisInput[] {
  const persons = Array.from({ length: 3_000 }, (_, at) => `p${at}`);
  return Array.from({ length: 344 }, (_, at) => {
    const chart = libraryLikeChart(5_000 + at, 75);
    const rename = (person: string): string => persons[(at % 40) * 75 + Number(person.slice(1))] ?? '';
    return {
      ...chart,
      id: `county-${at}`,
      persons,
      posts: chart.posts.map((post) => ({ ...post, holders: post.holders.map(rename) })),
      delegations: chart.delegations.map((each) => ({ ...each, from: rename(each.from), to: rename(each.to) })),
      relatives: chart.relatives.map(([left, right]) => [rename(left), rename(right)] as const),
    };
  });
}

/** Ten steps in a row and five choices of two branches with three steps each; posts, holders and separated pairs by lot. */
export function wideChart(seed: number, pairs: number): AnalysisInput {
  const roll = dice(seed * 7_919 + pairs);
  const posts = Array.from({ length: 15 }, (_, at) => `o${at}`);
  const persons = Array.from({ length: 500 }, (_, at) => `p${at}`);
  const holders: string[][] = posts.map(() => []);
  for (const person of persons) for (let more = 1 + roll(3); more > 0; more -= 1) holders[roll(15)]?.push(person);
  const { nodes, edges } = wideFlow((id) => task(id, [posts[roll(15)] ?? '']));
  const steps = nodes.flatMap((node) => (node.type === 'task' ? [node.id] : []));
  const chosen = new Map<string, Constraint>();
  while (chosen.size < pairs) {
    const [left, right] = [roll(steps.length), roll(steps.length)].sort((one, other) => one - other);
    if (left !== right)
      chosen.set(`${left}-${right}`, { type: 'sod', steps: [steps[left ?? 0] ?? '', steps[right ?? 0] ?? ''], by: 'actor' });
  }
  const staffed = posts.map((id, at): StaffedPost => ({ id, level: null, holders: [...new Set(holders[at])] }));
  return {
    id: `wide-${seed}-${pairs}`,
    title: null,
    nodes,
    edges,
    persons,
    posts: staffed,
    constraints: [...chosen.values()],
    delegations: [],
    relatives: [],
    applicant: null,
    totalLimit: null,
  };
}

function wideFlow(step: (id: string) => FlowNode): { readonly nodes: readonly FlowNode[]; readonly edges: readonly FlowEdge[] } {
  const nodes: FlowNode[] = [{ type: 'start', id: 's' }];
  const edges: FlowEdge[] = [];
  const append = (from: string, node: FlowNode): string => {
    nodes.push(node);
    edges.push({ from, to: node.id, max: null });
    return node.id;
  };
  let at = 's';
  for (let block = 0; block < 5; block += 1) {
    for (let more = 0; more < 2; more += 1) at = append(at, step(`t${nodes.length}`));
    const split = append(at, { type: 'xor', id: `x${block}` });
    const ends = [0, 1].map(() => [0, 1, 2].reduce((last) => append(last, step(`t${nodes.length}`)), split));
    at = append(ends[0] ?? split, { type: 'xor', id: `m${block}` });
    edges.push({ from: ends[1] ?? split, to: at, max: null });
  }
  append(at, { type: 'end', id: 'e', outcome: 'approve' });
  return { nodes, edges };
}
