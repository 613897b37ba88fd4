import type { Chart, FormField } from '../chart/chart.ts';
import { refuse } from '../kernel/outcome.ts';
import type { FieldRef } from './event.ts';
import type { CaseRefusal } from './refusal.ts';

/**
 * Whether an act carries the fields of its form and no others.
 *
 * `alreadyGiven`: another person has written the form for the same result, so that none of it is asked for again.
 *
 * Refusals: `missing-field` {fields}, `unknown-field` {fields}: a field without a form has no disclosure class.
 */
export function whyFieldsUnfit(form: readonly FormField[], given: readonly FieldRef[], alreadyGiven = false): CaseRefusal | null {
  const names = new Set(given.map((field) => field.name));
  const missing = form.filter((field) => field.required && !names.has(field.id)).map((field) => field.id);
  if (missing.length > 0 && !alreadyGiven) return refuse('missing-field', { fields: missing });
  return whyUnknown(new Set(form.map((field) => field.id)), given);
}

/** Whether all fields are declared in some form of the chart (for acts that have no form of their own). */
export function whyUndeclared(chart: Chart, given: readonly FieldRef[]): CaseRefusal | null {
  if (given.length === 0) return null;
  const forms = chart.nodes.flatMap((node) => (node.type === 'task' || node.type === 'vote' ? node.form : []));
  return whyUnknown(new Set(forms.map((field) => field.id)), given);
}

function whyUnknown(declared: ReadonlySet<string>, given: readonly FieldRef[]): CaseRefusal | null {
  const unknown = given.filter((field) => !declared.has(field.name)).map((field) => field.name);
  return unknown.length === 0 ? null : refuse('unknown-field', { fields: unknown });
}
