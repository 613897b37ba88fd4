import type { AnalysisInput, FlowNode } from '../core/chart/analyse/input.ts';

/** A checked input written back in the exchange format of `mingquan check` (docs/guides/chart-format.md), persons as `p1`, `p2` ... */
export function exchangeForm(input: AnalysisInput): object {
  const names = new Map(input.persons.map((person, at) => [person, `p${at + 1}`]));
  const nameOf = (person: string): string => names.get(person) ?? person;
  const levels = Object.fromEntries(input.posts.flatMap((post) => (post.level === null ? [] : [[post.id, post.level]])));
  return {
    id: input.id,
    title: input.title,
    flow: {
      nodes: Object.fromEntries(input.nodes.map((node) => [node.id, nodeForm(node)])),
      edges: input.edges.map((edge) => (edge.max === null ? [edge.from, edge.to] : { from: edge.from, to: edge.to, max: edge.max })),
    },
    persons: input.persons.map(nameOf),
    posts: Object.fromEntries(input.posts.map((post) => [post.id, post.holders.map(nameOf)])),
    constraints: input.constraints,
    delegations: input.delegations.map((each) => ({ from: nameOf(each.from), to: nameOf(each.to), post: each.post })),
    relatives: input.relatives.map((pair) => pair.map(nameOf)),
    applicant: input.applicant,
    ...(Object.keys(levels).length === 0 ? {} : { levels }),
    ...(input.totalLimit === null ? {} : { limit: { amount: input.totalLimit.amount, unit: input.totalLimit.unit } }),
  };
}

function nodeForm(node: FlowNode): object {
  switch (node.type) {
    case 'start':
    case 'xor':
    case 'and':
      return { type: node.type };
    case 'end':
      return { type: node.type, outcome: node.outcome };
    case 'notice':
    case 'timer':
    case 'external':
      return { type: node.type, ...(node.wait === null ? {} : { limit: { amount: node.wait.amount, unit: node.wait.unit } }) };
    case 'task':
      return { type: node.type, actors: node.actors, ...actForm(node) };
    case 'vote':
      return { type: node.type, quorum: node.quorum, yes: node.yes, ...actForm(node) };
  }
}

function actForm(node: Extract<FlowNode, { readonly type: 'task' | 'vote' }>): object {
  const { basis, recourse, risks, limit } = node.paper;
  const stated = limit?.promised ?? limit?.statutory ?? null;
  return {
    posts: node.posts,
    approval: node.approval,
    required_by_law: node.requiredByLaw,
    ...(basis === null ? {} : { basis }),
    ...(recourse === null ? {} : { recourse }),
    ...(risks === null ? {} : { risks }),
    ...(stated === null ? {} : { limit: { amount: stated.amount, unit: stated.unit, kind: limit?.promised ? 'promised' : 'statutory' } }),
  };
}
