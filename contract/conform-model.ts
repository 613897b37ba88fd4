import type { CaseRule } from '../core/chart/conform/case-rule.ts';
import type { FlowArrow, FlowStep } from '../core/chart/conform/chart-net.ts';
import type { CheckCase, CheckError } from './check.ts';
import { readCheckFile } from './check-reading.ts';

/** A chart of the exchange format as a model for logs: its flow, and its constraints as rules over one case. */
export type FlowModel = { readonly steps: readonly FlowStep[]; readonly arrows: readonly FlowArrow[]; readonly rules: readonly CaseRule[] };

/** Reads one case of the exchange format (docs/guides/chart-format.md). What only staffing needs (`id`, `persons`, `posts`) may be absent. */
export function readFlowModel(json: unknown): FlowModel | { readonly errors: readonly CheckError[] } {
  const [reading] = readCheckFile(completed(json)).cases;
  if (reading === undefined) return { errors: [{ at: 'cases', chinese: '没有流程图', english: 'there is no chart' }] };
  if ('errors' in reading) return { errors: reading.errors };
  const { data: parsed } = reading;
  const steps = Object.entries(parsed.flow.nodes).map(([id, node]): FlowStep => {
    const lawfulApproval = 'approval' in node && node.approval === true && node.required_by_law === true;
    return { id, type: node.type, name: node.name ?? id, lawfulApproval };
  });
  const arrows = parsed.flow.edges.map((edge): FlowArrow => {
    return 'from' in edge ? { from: edge.from, to: edge.to, max: edge.max ?? null } : { from: edge[0], to: edge[1], max: null };
  });
  const names = new Map(steps.map((step) => [step.id, step.name]));
  return { steps, arrows, rules: rulesOf(parsed).map((rule) => ({ ...rule, steps: rule.steps.map((step) => names.get(step) ?? step) })) };
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** `{"cases": [one]}` stands for its one case. */
function firstCase(json: unknown): unknown {
  return isObject(json) && Array.isArray(json['cases']) && json['cases'].length === 1 ? json['cases'][0] : json;
}

function completed(whole: unknown): unknown {
  const json = firstCase(whole);
  if (!isObject(json)) return json;
  const flow = json['flow'];
  const nodes = isObject(flow) && isObject(flow['nodes']) ? Object.values(flow['nodes']) : [];
  const named = nodes
    .flatMap((node): readonly unknown[] => (isObject(node) && Array.isArray(node['posts']) ? node['posts'] : []))
    .map(String);
  const posts = json['posts'] ?? Object.fromEntries(named.map((post) => [post, []]));
  return { id: 'model', ...json, persons: json['persons'] ?? personsNamed({ ...json, posts }), posts };
}

/** Everybody whom the posts, the delegations and the list of relatives name. */
function personsNamed(json: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { posts, delegations, relatives } = json;
  const holders = isObject(posts) ? Object.values(posts).flatMap(listOf) : [];
  const given = listOf(delegations).flatMap((each) => (isObject(each) ? [each['from'], each['to']] : []));
  const named = [...holders, ...given, ...listOf(relatives).flatMap(listOf)];
  return [...new Set(named.filter((each) => typeof each === 'string'))];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

type StepsRule = Extract<CaseRule, { readonly steps: readonly string[] }>;

function rulesOf({ constraints = [], relatives = [], applicant = null }: CheckCase): StepsRule[] {
  return constraints.flatMap((constraint): StepsRule[] => {
    const { steps } = constraint;
    const id = `${constraint.type}:${steps.join('+')}`;
    switch (constraint.type) {
      case 'sod':
        return [{ id, type: 'same-person', steps }];
      case 'bod':
        return [{ id, type: 'different-persons', steps }];
      case 'sod_repeat':
        return [{ id, type: 'repeated-by-same-person', steps }];
      case 'at_most':
        return [{ id, type: 'too-many-persons', steps, most: constraint.k }];
      case 'coi':
        return [{ id, type: 'relatives', steps, pairs: relatives }];
      case 'coi_applicant': {
        const kin = relatives.flatMap(([one, other]) => (one === applicant ? [other] : other === applicant ? [one] : []));
        return applicant === null ? [] : [{ id, type: 'barred-person', steps, persons: [applicant, ...kin] }];
      }
    }
  });
}
