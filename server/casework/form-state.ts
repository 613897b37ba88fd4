import type { FormState } from '../../contract/page-frame.ts';
import { newId } from '../platform/random.ts';

/** A form with a fresh key; `values` are what was typed before. */
export function newForm(values: Readonly<Record<string, string>> = {}): FormState {
  return { idempotencyKey: newId(), values, errors: [], refusal: null };
}
