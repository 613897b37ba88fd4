import type { Facts } from '../kernel/outcome.ts';
import type { Edge, NodeId } from './chart.ts';

/** Every named error of a chart; `docs/errors.md` has one line for each. */
export const chartErrorCodes = [
  // texts and sizes
  'chart-too-large',
  'bad-id',
  'text-empty',
  'text-too-long',
  'text-not-nfc',
  'text-has-control-character',
  'not-a-count',
  // nodes and edges
  'duplicate-node',
  'unknown-node',
  'duplicate-edge',
  'no-start',
  'several-starts',
  'no-end',
  'start-has-in-edge',
  'end-has-out-edge',
  'no-way-on',
  'unreachable-node',
  'no-end-reachable',
  'back-edge-without-max',
  'max-not-on-a-way-back',
  'and-does-nothing',
  // steps
  'no-posts',
  'no-outcomes',
  'duplicate-outcome',
  'too-few-actors',
  'vote-outcomes',
  'threshold-impossible',
  'outcome-without-branch',
  // forms
  'duplicate-field',
  'field-redefined',
  'field-without-disclosure',
  'field-without-purpose',
  'field-without-mask',
  'mask-without-masked-field',
  'choices-unfit',
  'notice-shows-unknown-field',
  'notice-shows-restricted-field',
  // branches
  'branch-rule-outside-xor',
  'branch-without-rule',
  'xor-one-way',
  'xor-of-unknown-step',
  'xor-of-step-not-always-before',
  'xor-mixes-rules',
  'unknown-outcome',
  'outcome-not-covered',
  'outcome-covered-twice',
  'several-otherwise',
  'branch-never',
  'condition-too-large',
  'condition-empty',
  'condition-unknown-field',
  'condition-type-mismatch',
  'conditions-gap',
  'conditions-overlap',
  'conditions-undecided',
  // constraints and variants
  'constraint-unknown-step',
  'constraint-step-does-not-act',
  'constraint-too-few-steps',
  'bod-over-several-actors',
  'at-most-impossible',
  'variant-unknown-edge',
  'variant-unknown-record',
  // the net as a whole
  'net-unsafe',
  'net-silent-loop',
  'join-never-complete',
  'net-deadlock',
  'net-livelock',
  'net-improper-completion',
  'net-dead-node',
  'net-too-large',
] as const;

/** Code of a chart error. */
export type ChartErrorCode = (typeof chartErrorCodes)[number];

/** A named error, where it is, and facts for its sentence. */
export type ChartError = {
  readonly code: ChartErrorCode;
  readonly node?: NodeId;
  readonly edge?: { readonly from: NodeId; readonly to: NodeId };
  readonly facts: Facts;
};

/** An error at a node. */
export function atNode(code: ChartErrorCode, node: NodeId, facts: Facts = {}): ChartError {
  return { code, node, facts };
}

/** An error at an edge. */
export function atEdge(code: ChartErrorCode, edge: Edge, facts: Facts = {}): ChartError {
  return { code, edge: { from: edge.from, to: edge.to }, facts };
}
