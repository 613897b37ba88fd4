import type { Facts } from '../kernel/outcome.ts';

/** What makes an organisation unusable. Each names the records by id in its facts. */
export type OrganisationError =
  | 'not-one-county'
  | 'duplicate-id'
  | 'duplicate-code'
  | 'unknown-parent'
  | 'unit-cycle'
  | 'wrong-level'
  | 'unknown-unit'
  | 'duplicate-post'
  | 'unknown-post'
  | 'unknown-person'
  | 'not-a-day'
  | 'ends-before-it-begins'
  | 'overlapping-tenures'
  | 'delegation-by-non-holder'
  | 'delegation-to-oneself'
  | 'kin-with-oneself'
  | 'duplicate-kin'
  | 'incompatible-posts';

/** What an administrator should look at, though the organisation works. */
export type OrganisationNotice = 'empty-post' | 'unknown-role';

/** One finding with the facts for its sentence. */
export type OrganisationProblem<Code extends string = OrganisationError> = { readonly code: Code; readonly facts: Facts };

/** Builds a finding. */
export function problem<Code extends string>(code: Code, facts: Facts): OrganisationProblem<Code> {
  return { code, facts };
}
