import type { Chart } from './chart.ts';
import { fieldsOf } from './validate-forms.ts';

/** The values a field of a condition can take. */
export type Domain =
  | { readonly type: 'number'; readonly least: number | null }
  | { readonly type: 'yes-no' }
  | { readonly type: 'choice'; readonly ids: readonly string[] }
  | { readonly type: 'day' }
  | { readonly type: 'text' };

/** Facts that every case offers to conditions beside its form fields (`core/casework/case-facts.ts` computes them). */
export const caseFacts: Readonly<Record<string, Domain>> = {
  /** Kin between the applicant and officials is declared. */
  'case.kin-registered': { type: 'yes-no' },
  'case.channel': { type: 'choice', ids: ['village', 'hall', 'online', 'home'] },
  /** Objections raised so far. */
  'case.objections': { type: 'number', least: 0 },
  'case.objections-upheld': { type: 'number', least: 0 },
  /** How often the case went along an arrow that has a most number of rounds. */
  'case.rounds': { type: 'number', least: 0 },
};

/** Domains of all fields that conditions of a chart may name. */
export function domainsOf(chart: Chart): ReadonlyMap<string, Domain> {
  const forms = fieldsOf(chart).map(({ field }): [string, Domain] => [`form.${field.id}`, domainOf(field)]);
  return new Map([...forms, ...Object.entries(caseFacts)]);
}

type Field = ReturnType<typeof fieldsOf>[number]['field'];

function domainOf(field: Field): Domain {
  switch (field.kind) {
    case 'count':
      return { type: 'number', least: 0 };
    case 'money':
      return { type: 'number', least: null };
    case 'yes-no':
      return { type: 'yes-no' };
    case 'choice':
      return { type: 'choice', ids: field.choices.map((choice) => choice.id) };
    case 'day':
      return { type: 'day' };
    case 'text':
    case 'long-text':
    case 'name':
    case 'id-number':
    case 'phone':
      return { type: 'text' };
  }
}
