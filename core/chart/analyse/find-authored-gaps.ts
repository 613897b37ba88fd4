import type { BasisId, Chart, ChartNode, NodeId } from '../chart.ts';
import { branchErrors } from '../validate-branches.ts';
import { nodeSentences } from '../node-sentences.ts';
import { readabilityOf } from '../readability.ts';
import type { Finding, FindingCode } from './finding.ts';

/** What an authored chart is judged by beside itself; what is absent is not judged. */
export type AuthoredYardstick = {
  /** Words of official language that plain texts avoid. */
  readonly officialese?: Iterable<string>;
  /** What a citation is worth on the day of the analysis. */
  readonly lawState?: (basis: BasisId) => 'in-force' | 'superseded' | 'not-yet-in-force' | 'text-not-in-hand' | 'unknown';
};

/** Characters of the longest sentence that citizens need not read twice (the measure of docs on plain language). */
const longestSentence = 30;

/** Weaknesses that only a chart with its texts shows: values no branch takes, words and sentences nobody says, law not in force. */
export function findAuthoredGaps(chart: Chart, yardstick: AuthoredYardstick): readonly Finding[] {
  return [...conditionGaps(chart), ...hardWords(chart, yardstick), ...longSentences(chart), ...deadLaw(chart, yardstick)];
}

const branchFindings: Readonly<Record<string, { readonly code: FindingCode; readonly severity: Finding['severity'] }>> = {
  'conditions-gap': { code: 'condition-gap', severity: 'error' },
  'outcome-not-covered': { code: 'condition-gap', severity: 'error' },
  'conditions-overlap': { code: 'condition-overlap', severity: 'warning' },
  'outcome-covered-twice': { code: 'condition-overlap', severity: 'warning' },
  'conditions-undecided': { code: 'condition-undecided', severity: 'warning' },
  'branch-never': { code: 'branch-never', severity: 'warning' },
};

function conditionGaps(chart: Chart): readonly Finding[] {
  return branchErrors(chart).flatMap((error): readonly Finding[] => {
    const known = branchFindings[error.code];
    if (known === undefined) return [];
    const { example, outcome } = error.facts;
    const shown = Array.isArray(example) ? example : typeof outcome === 'string' ? [outcome] : [];
    return [
      {
        ...known,
        nodes: error.node !== undefined ? [error.node] : [error.edge?.from ?? '', error.edge?.to ?? ''],
        because: shown.length === 0 ? {} : { example: shown },
      },
    ];
  });
}

function hardWords(chart: Chart, { officialese }: AuthoredYardstick): readonly Finding[] {
  if (officialese === undefined) return [];
  const words = [...officialese];
  return chart.nodes.flatMap((node): readonly Finding[] => {
    const { found } = readabilityOf(textsOf(node), words);
    return found.size === 0
      ? []
      : [{ code: 'official-words', severity: 'notice', nodes: [node.id], because: { words: [...found.keys()] } }];
  });
}

function longSentences(chart: Chart): readonly Finding[] {
  const nodes = chart.nodes.flatMap((node): readonly { readonly id: NodeId; readonly longest: number }[] => {
    const longest = Math.max(0, ...textsOf(node).map((text) => readabilityOf([text], []).longest));
    return longest > longestSentence ? [{ id: node.id, longest }] : [];
  });
  if (nodes.length === 0) return [];
  const because = { longest: Math.max(...nodes.map(({ longest }) => longest)), most: longestSentence };
  return [{ code: 'long-sentences', severity: 'notice', nodes: nodes.map(({ id }) => id), because }];
}

function deadLaw(chart: Chart, { lawState }: AuthoredYardstick): readonly Finding[] {
  if (lawState === undefined) return [];
  const citedBy = new Map<BasisId, NodeId[]>();
  for (const node of chart.nodes) {
    for (const basis of new Set(citationsOf(node))) citedBy.set(basis, [...(citedBy.get(basis) ?? []), node.id]);
  }
  return [...citedBy].flatMap(([basis, nodes]): readonly Finding[] => {
    const state = lawState(basis);
    if (state === 'in-force' || state === 'text-not-in-hand') return [];
    return [{ code: 'dead-law', severity: 'warning', nodes, because: { basis, state } }];
  });
}

function textsOf(node: ChartNode): readonly string[] {
  return nodeSentences(node).filter((text) => text !== null);
}

function citationsOf(node: ChartNode): readonly BasisId[] {
  switch (node.type) {
    case 'task':
    case 'vote':
      return node.requiredByLaw === null ? node.basis : [...node.basis, node.requiredByLaw];
    case 'notice':
    case 'timer':
      return node.basis;
    case 'start':
    case 'external':
    case 'xor':
    case 'and':
    case 'end':
      return [];
  }
}
