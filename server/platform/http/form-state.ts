import type { FastifyRequest } from 'fastify';

import type { FieldError, FormState } from '../../../contract/page-frame.ts';
import type { Refusal } from '../../../core/kernel/outcome.ts';
import { newId } from '../random.ts';
import { bodyOf, typedValues } from './form.ts';
import { readerOf } from './frame.ts';
import { type RefusalNames, refusalView } from './problem.ts';

/** An empty form with a fresh key. */
export function newForm(values: FormState['values'] = {}): FormState {
  return { idempotencyKey: newId(), values, errors: [], refusal: null };
}

/** What a form is given back with. */
export type GivenBack = { readonly refusal?: Refusal; readonly errors?: readonly FieldError[]; readonly names?: RefusalNames };

/**
 * A form given back: what was typed is kept (never passwords and codes), with refusal and field errors.
 *
 * The key is kept too, since the refused submission had no effect; only a used key (`key-reused`, `bad-key`) is replaced.
 */
export function givenBack(request: FastifyRequest, back: GivenBack): FormState {
  const key = bodyOf(request)['key'];
  const usable = typeof key === 'string' && /^[A-Za-z0-9_-]{22,64}$/.test(key) && back.refusal?.refused !== 'key-reused';
  const names = { ...(request.signedIn === null ? {} : { reader: request.signedIn.person }), ...back.names };
  return {
    idempotencyKey: usable ? key : newId(),
    values: typedValues(request),
    errors: back.errors ?? [],
    refusal: back.refusal === undefined ? null : refusalView(back.refusal, readerOf(request), names),
  };
}
