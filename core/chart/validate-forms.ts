import type { Chart, FormField, NodeId, NoticeNode } from './chart.ts';
import { atNode, type ChartError } from './chart-error.ts';

type Placed = { readonly node: NodeId; readonly field: FormField };

const disclosures: readonly unknown[] = ['public', 'masked', 'restricted', 'secret'];

/** Errors of forms: identity of fields over the whole chart, disclosure, purpose, masks, choices, and what notices show. */
export function formErrors(chart: Chart): readonly ChartError[] {
  const placed = fieldsOf(chart);
  return [
    ...duplicateErrors(chart),
    ...redefinitionErrors(placed),
    ...placed.flatMap(fieldErrors),
    ...chart.nodes.flatMap((node) => (node.type === 'notice' ? noticeErrors(node, placed) : [])),
  ];
}

/** All fields of all forms of a chart with the step they stand in. */
export function fieldsOf(chart: Chart): readonly Placed[] {
  return chart.nodes.flatMap((node) =>
    node.type === 'task' || node.type === 'vote' ? node.form.map((field) => ({ node: node.id, field })) : [],
  );
}

function duplicateErrors(chart: Chart): readonly ChartError[] {
  return chart.nodes.flatMap((node) => {
    if (node.type !== 'task' && node.type !== 'vote') return [];
    const ids = node.form.map((field) => field.id);
    return ids.filter((id, index) => ids.indexOf(id) !== index).map((field) => atNode('duplicate-field', node.id, { field }));
  });
}

/** Conditions and notices name a field by its id alone, so one id means one kind and one disclosure in the whole chart. */
function redefinitionErrors(placed: readonly Placed[]): readonly ChartError[] {
  const first = new Map<string, Placed>();
  return placed.flatMap((here) => {
    const known = first.get(here.field.id);
    if (known === undefined) first.set(here.field.id, here);
    if (known === undefined || known.node === here.node || isSameField(known.field, here.field)) return [];
    return [atNode('field-redefined', here.node, { field: here.field.id, first: known.node })];
  });
}

function isSameField(left: FormField, right: FormField): boolean {
  return left.kind === right.kind && left.disclosure === right.disclosure && left.mask === right.mask;
}

function fieldErrors({ node, field }: Placed): readonly ChartError[] {
  const about = { field: field.id };
  const errors: ChartError[] = [];
  if (!/^[a-z][a-z0-9-]{0,59}$/.test(field.id)) errors.push(atNode('bad-id', node, about));
  // Charts come from files, where the type cannot promise that a class was given.
  if (!disclosures.includes(field.disclosure)) errors.push(atNode('field-without-disclosure', node, about));
  if (typeof field.purpose !== 'string' || field.purpose.trim() === '') errors.push(atNode('field-without-purpose', node, about));
  if (field.disclosure === 'masked' && field.mask === null) errors.push(atNode('field-without-mask', node, about));
  if (field.disclosure !== 'masked' && field.mask !== null) errors.push(atNode('mask-without-masked-field', node, about));
  if (!Number.isSafeInteger(field.maxLength) || field.maxLength < 1)
    errors.push(atNode('not-a-count', node, { ...about, where: 'maxLength' }));
  const ids = field.choices.map((choice) => choice.id);
  const fits = field.kind === 'choice' ? ids.length >= 2 && new Set(ids).size === ids.length : ids.length === 0;
  if (!fits) errors.push(atNode('choices-unfit', node, { ...about, choices: ids }));
  return errors;
}

/** What a notice shows is read by everybody: only public and masked fields. */
function noticeErrors(notice: NoticeNode, placed: readonly Placed[]): readonly ChartError[] {
  return notice.shows.flatMap((id) => {
    const field = placed.find((candidate) => candidate.field.id === id)?.field;
    if (field === undefined) return [atNode('notice-shows-unknown-field', notice.id, { field: id })];
    const isShown = field.disclosure === 'public' || field.disclosure === 'masked';
    return isShown ? [] : [atNode('notice-shows-restricted-field', notice.id, { field: id, disclosure: field.disclosure })];
  });
}
