import type { FastifyReply, FastifyRequest } from 'fastify';

import type { FormState } from '../../../contract/page-frame.ts';
import { newId } from '../random.ts';
import { withStatusOf } from './answer.ts';
import { bodyOf, typedValues } from './form.ts';
import { readerOf } from './frame.ts';
import { type GivenBack, type Redraw, type RouteConfig, type RoutePolicy, writes } from './policy.ts';
import { refusalView } from './problem.ts';

/** An empty form with a fresh key. */
export function newForm(values: FormState['values'] = {}): FormState {
  return { idempotencyKey: newId(), values, errors: [], refusal: null };
}

/**
 * A form given back: what was typed is kept (never passwords and codes), with refusal and field errors.
 *
 * The key is kept too, since the refused submission had no effect; only a used key (`key-reused`, `bad-key`, a refusal on record) is replaced.
 */
export function givenBack(request: FastifyRequest, back: GivenBack): FormState {
  const key = bodyOf(request)['key'];
  const usable =
    typeof key === 'string' && /^[A-Za-z0-9_-]{22,64}$/.test(key) && back.refusal?.refused !== 'key-reused' && back.onRecord !== true;
  const names = { ...(request.signedIn === null ? {} : { reader: request.signedIn.person }), ...back.names };
  return {
    idempotencyKey: usable ? key : newId(),
    values: typedValues(request),
    errors: back.errors ?? [],
    refusal: back.refusal === undefined ? null : refusalView(back.refusal, readerOf(request), names),
  };
}

/** A request and its reply. */
export type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/** Draws the page of a form in a state; `back` says why when it is given back. It answers `not-found` itself when there is no such page. */
export type DrawForm = (exchange: Exchange, form: FormState, back: GivenBack) => Promise<FastifyReply>;

/** Gives a form back with the status of its refusal, 422 for errors of its fields alone: what was typed stays on the page. */
export function sendForm(exchange: Exchange, draw: DrawForm, back: GivenBack): Promise<FastifyReply> {
  void (back.refusal === undefined ? exchange.reply.code(422) : withStatusOf(exchange.reply, back.refusal));
  return draw(exchange, givenBack(exchange.request, back), back);
}

/** Configuration of a writing route with a form: turned away before the route sees it, it is given back by `draw` too. */
export function takesForm(policy: RoutePolicy, draw: DrawForm): RouteConfig & { readonly redraw: Redraw } {
  return { ...writes(policy), redraw: (request, reply, back) => sendForm({ request, reply }, draw, back) };
}
