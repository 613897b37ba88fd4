import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import { type Gate, gate } from '../../core/catalogue/draft/gate.ts';
import { type CitationState, citationOf } from '../../core/catalogue/legal-basis.ts';
import type { Chart } from '../../core/chart/chart.ts';
import type { Day } from '../../core/kernel/day.ts';
import type { DeskServices } from './desk-services.ts';
import { type ChartJudgement, fewestOf } from './analyse-draft.ts';
import { textGates } from './text-gates.ts';

/** What a publication is looked at with. */
export type Looked = {
  readonly content: DraftContent;
  readonly chart: Chart | null;
  readonly judgement: ChartJudgement | null;
  /** True when another item of the unit has the code. */
  readonly codeTaken: boolean;
  /** From which day it would be in force: the day on which its bases must be. */
  readonly effectiveFrom: Day;
};

/** Errors of a chart that show personal data to strangers. */
const maskErrors: ReadonlySet<string> = new Set([
  ...['field-without-disclosure', 'field-without-mask', 'notice-shows-restricted-field', 'notice-shows-unknown-field'],
]);

/** All gates that are closed beside those of the review. */
export function gatesOf(services: DeskServices, looked: Looked): readonly Gate[] {
  return [...codeGates(looked), ...chartGates(looked), ...basisGates(services, looked), ...textGates(services, looked)];
}

function codeGates({ content, codeTaken }: Looked): readonly Gate[] {
  if (content.code === null) return [gate('code-missing', { fields: ['code'] })];
  return codeTaken ? [gate('code-taken', { fields: ['code'] })] : [];
}

function chartGates({ content, judgement }: Looked): readonly Gate[] {
  if (judgement === null) return [];
  // A case that nobody may open never begins.
  if (content.chart.kind === 'own' && content.startedBy.length === 0) return [gate('unstaffed', { fields: ['startedBy'] })];
  const { errors, analysis } = judgement;
  const nodesOf = (list: typeof errors): readonly string[] => list.flatMap(({ node }) => (node === undefined ? [] : [node]));
  const masks = errors.filter(({ code }) => maskErrors.has(code));
  const others = errors.filter(({ code }) => !maskErrors.has(code));
  const gates: Gate[] = [];
  if (others.length > 0 || (analysis !== null && analysis.sound !== 'yes'))
    gates.push(gate('unsound', { fields: ['chart'], nodes: [...nodesOf(others), ...(analysis?.flaw?.nodes ?? [])] }));
  if (masks.length > 0) gates.push(gate('mask-missing', { fields: ['chart'], nodes: nodesOf(masks) }));
  const results = analysis?.results ?? null;
  if (results === null) return gates;
  const empty = analysis?.findings.filter(({ code }) => code === 'empty-post' || code === 'no-post').flatMap(({ nodes }) => nodes) ?? [];
  if (results.satisfiable !== true || results.canApprove !== true) gates.push(gate('unstaffed', { fields: ['chart'], nodes: empty }));
  else if ((fewestOf(judgement) ?? 0) < 2) gates.push(gate('one-hand', { fields: ['chart'] }));
  return gates;
}

const dead: ReadonlySet<CitationState> = new Set<CitationState>(['superseded', 'not-yet-in-force']);

/** A citation that nobody has found in the registry counts as a text that is not in hand. */
function basisGates({ laws }: DeskServices, { content, chart, effectiveFrom }: Looked): readonly Gate[] {
  const stateOf = (id: string | null): CitationState => (id === null ? 'unknown' : citationOf(laws, id, effectiveFrom).state);
  const steps = (chart?.nodes ?? []).flatMap((node) =>
    'basis' in node ? node.basis.map((id) => ({ node: node.id, state: stateOf(id) })) : [],
  );
  const own = content.basis.map(({ id }) => stateOf(id));
  if (own.length + steps.length === 0) return [gate('basis-missing', { fields: ['basis'] })];
  const closed = (code: 'basis-not-in-force' | 'basis-text-not-in-hand', fits: (state: CitationState) => boolean): readonly Gate[] => {
    const nodes = [...new Set(steps.filter(({ state }) => fits(state)).map(({ node }) => node))];
    const isOwn = own.some(fits);
    return nodes.length === 0 && !isOwn ? [] : [gate(code, { fields: isOwn ? ['basis'] : ['chart'], nodes })];
  };
  return [
    ...closed('basis-not-in-force', (state) => dead.has(state)),
    ...closed('basis-text-not-in-hand', (state) => state === 'text-not-in-hand' || state === 'unknown'),
  ];
}
