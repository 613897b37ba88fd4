import type { AnalysisInput } from '../../core/chart/analyse/input.ts';

/** A complete run by its counts: how often each step ran, every node that ran, and the outcome of its end. */
export type OracleRun = { readonly counts: ReadonlyMap<string, number>; readonly nodes: readonly string[]; readonly outcome: string };

type Tokens = ReadonlyMap<string, number>;
type Firing = { readonly node: string; readonly after: Tokens; readonly ends: string | null };

const edgeKey = (from: string, to: string): string => `${from} ${to}`;
const markingKey = (tokens: Tokens): string =>
  [...tokens]
    .filter(([, count]) => count > 0)
    .map(([edge, count]) => `${edge}x${count}`)
    .sort()
    .join('|');
const countsKey = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .map(([node, count]) => `${node}x${count}`)
    .sort()
    .join(';');
const total = (tokens: Tokens): number => [...tokens.values()].reduce((sum, count) => sum + count, 0);

function change(tokens: Tokens, take: readonly string[], give: readonly string[]): Tokens {
  const next = new Map(tokens);
  for (const edge of take) next.set(edge, (next.get(edge) ?? 0) - 1);
  for (const edge of give) next.set(edge, (next.get(edge) ?? 0) + 1);
  return next;
}

function initial(input: AnalysisInput): Tokens {
  const start = input.nodes.find((node) => node.type === 'start')?.id ?? '';
  return change(
    new Map(),
    [],
    input.edges.filter((edge) => edge.from === start).map((edge) => edgeKey(edge.from, edge.to)),
  );
}

function firings(input: AnalysisInput, tokens: Tokens): readonly Firing[] {
  return input.nodes.flatMap((node): Firing[] => {
    const into = input.edges.filter((edge) => edge.to === node.id).map((edge) => edgeKey(edge.from, edge.to));
    const out = input.edges.filter((edge) => edge.from === node.id).map((edge) => edgeKey(edge.from, edge.to));
    const marked = into.filter((edge) => (tokens.get(edge) ?? 0) > 0);
    if (node.type === 'start') return [];
    if (node.type === 'and')
      return into.length > 0 && marked.length === into.length ? [{ node: node.id, after: change(tokens, into, out), ends: null }] : [];
    if (node.type === 'end') return marked.map((edge) => ({ node: node.id, after: change(tokens, [edge], []), ends: node.outcome }));
    const choices = node.type === 'xor' ? out.map((edge) => [edge]) : [out];
    return marked.flatMap((edge) => choices.map((give) => ({ node: node.id, after: change(tokens, [edge], give), ends: null })));
  });
}

/** The first reason why the flow is not sound, by looking at every marking; a case is over when an end takes a token. */
export function explore(input: AnalysisInput): { readonly reason: string | null; readonly shortest: number } {
  const seen = new Map<string, { readonly tokens: Tokens; readonly depth: number; readonly next: string[]; canEnd: boolean }>();
  const first = initial(input);
  seen.set(markingKey(first), { tokens: first, depth: 1, next: [], canEnd: false });
  const ran = new Set(input.nodes.filter((node) => node.type === 'start').map((node) => node.id));
  let improper = 0;
  for (const state of seen.values()) {
    for (const firing of firings(input, state.tokens)) {
      ran.add(firing.node);
      if (firing.ends !== null) {
        state.canEnd = true;
        if (total(firing.after) > 0 && improper === 0) improper = state.depth + 1;
        continue;
      }
      if ([...firing.after.values()].some((count) => count > 1)) return { reason: 'unsafe', shortest: state.depth + 1 };
      const key = markingKey(firing.after);
      state.next.push(key);
      if (!seen.has(key)) seen.set(key, { tokens: firing.after, depth: state.depth + 1, next: [], canEnd: false });
    }
  }
  const states = [...seen.values()];
  const stuck = states.find((state) => state.next.length === 0 && !state.canEnd);
  if (stuck !== undefined) return { reason: 'deadlock', shortest: stuck.depth };
  for (let changed = true; changed;) {
    changed = false;
    for (const state of states) {
      if (state.canEnd || !state.next.some((key) => seen.get(key)?.canEnd === true)) continue;
      state.canEnd = true;
      changed = true;
    }
  }
  const lost = states.find((state) => !state.canEnd);
  if (lost !== undefined) return { reason: 'livelock', shortest: lost.depth };
  if (improper > 0) return { reason: 'improper-completion', shortest: improper };
  return { reason: input.nodes.every((node) => ran.has(node.id)) ? null : 'dead-node', shortest: 0 };
}

/** Every complete run shape in which each node runs at most twice. */
export function runsOf(input: AnalysisInput): readonly OracleRun[] {
  const runs = new Map<string, OracleRun>();
  const seen = new Set<string>();
  const steps = new Set(input.nodes.filter((node) => node.type === 'task' || node.type === 'vote').map((node) => node.id));
  const walk = (tokens: Tokens, counts: ReadonlyMap<string, number>): void => {
    const key = `${markingKey(tokens)} # ${countsKey(counts)}`;
    if (seen.has(key)) return;
    seen.add(key);
    for (const firing of firings(input, tokens)) {
      const count = (counts.get(firing.node) ?? 0) + 1;
      if (count > 2) continue;
      const next = new Map(counts).set(firing.node, count);
      if (firing.ends === null) {
        walk(firing.after, next);
        continue;
      }
      if (total(firing.after) > 0) continue;
      const own = new Map([...next].filter(([node]) => steps.has(node)));
      const nodes = [...next.keys()].sort();
      runs.set(countsKey(next), { counts: own, nodes, outcome: firing.ends });
    }
  };
  walk(initial(input), new Map());
  return [...runs.values()];
}
