import { type Refusal, refuse } from '../../kernel/outcome.ts';
import type { Draft } from './draft.ts';
import type { DraftRefusal } from './refusal.ts';

/** The refusal of an act that the item's state does not allow. */
export function stateForbids(state: Draft): Refusal<DraftRefusal> {
  return refuse('desk-state-forbids', { status: state.status });
}

/** The refusal of an act on a version whose content is not the present one; undefined when it is. */
export function whyStale(base: number, state: Draft): Refusal<DraftRefusal> | undefined {
  if (base >= state.contentVersion && base <= state.version) return undefined;
  return refuse('changed-meanwhile', { version: state.version });
}
