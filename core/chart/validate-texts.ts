import type { Chart, ChartNode, NodeId } from './chart.ts';
import { atNode, type ChartError } from './chart-error.ts';

/** Most characters (Unicode code points) by kind of text. */
const caps = { name: 60, sentence: 300 } as const;

type Text = { readonly where: string; readonly text: string; readonly cap: number; readonly required: boolean };

/** Texts that are empty, too long, not in Unicode NFC, or carry control characters. */
export function textErrors(chart: Chart): readonly ChartError[] {
  const ofNodes = chart.nodes.flatMap((node) => textsOf(node).flatMap((text) => errorsOf(node.id, text)));
  const ofEdges = chart.edges.flatMap((edge) => errorsOf(edge.from, name('edge.label', edge.label ?? '', false)));
  const ofVariants = chart.variants.flatMap((variant) =>
    [name('variant.name', variant.name), sentence('variant.plainRule', variant.plainRule)].flatMap((text) => errorsOf(variant.id, text)),
  );
  return [...ofNodes, ...ofEdges, ...ofVariants];
}

function name(where: string, text: string, required = true): Text {
  return { where, text, cap: caps.name, required };
}

function sentence(where: string, text: string | null): Text {
  return { where, text: text ?? '', cap: caps.sentence, required: text !== null };
}

function textsOf(node: ChartNode): readonly Text[] {
  const names = [name('name', node.name), name('plainName', node.plainName)];
  switch (node.type) {
    case 'task':
    case 'vote':
      return [...names, ...textsOfAct(node)];
    case 'notice':
      return [...names, ...textsOfRisks(node), sentence('where', node.where)];
    case 'external':
      return [...names, ...node.outcomes.map((outcome) => name('outcomes.label', outcome.label)), ...textsForCitizen(node)];
    case 'end':
      return [...names, sentence('youGet', node.youGet)];
    case 'start':
    case 'timer':
    case 'xor':
    case 'and':
      return names;
  }
}

type ActNode = Extract<ChartNode, { readonly type: 'task' | 'vote' }>;

function textsOfAct(node: ActNode): readonly Text[] {
  return [
    ...node.responsibility.map((text) => sentence('responsibility', text)),
    ...node.accountability.map((text) => sentence('accountability', text)),
    ...textsOfRisks(node),
    sentence('recourse', node.recourse),
    ...node.outcomes.map((outcome) => name('outcomes.label', outcome.label)),
    ...node.form.flatMap((field) => [
      name('form.label', field.label),
      sentence('form.hint', field.hint),
      ...field.choices.map((choice) => name('form.choices.label', choice.label)),
    ]),
    ...textsForCitizen(node),
  ];
}

function textsOfRisks(node: Pick<ActNode, 'risks' | 'forbidden'>): readonly Text[] {
  return [
    ...node.risks.flatMap((risk) => [
      sentence('risks.what', risk.what),
      sentence('risks.prevention', risk.prevention),
      name('risks.owner', risk.owner),
    ]),
    ...node.forbidden.map((text) => sentence('forbidden', text)),
  ];
}

function textsForCitizen(node: { readonly where: string | null; readonly youGet: string | null }): readonly Text[] {
  return [sentence('where', node.where), sentence('youGet', node.youGet)];
}

/** C0 and C1 control characters, and the marks that turn the reading direction. */
const unwanted = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

function errorsOf(node: NodeId, { where, text, cap, required }: Text): readonly ChartError[] {
  const errors: ChartError[] = [];
  const length = [...text].length;
  if (required && text.trim() === '') errors.push(atNode('text-empty', node, { where }));
  if (length > cap) errors.push(atNode('text-too-long', node, { where, length, cap }));
  if (!text.isWellFormed() || text.normalize('NFC') !== text) errors.push(atNode('text-not-nfc', node, { where }));
  if (unwanted.test(text)) errors.push(atNode('text-has-control-character', node, { where }));
  return errors;
}
