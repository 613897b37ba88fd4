import type { FastifyRequest } from 'fastify';
import type { FormField } from '../../core/chart/chart.ts';
import { currentSteps } from '../../core/casework/current-steps.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { readForm } from '../../contract/form-values.ts';
import type { FieldError } from '../../contract/page-frame.ts';
import { typedValues } from '../platform/http/form.ts';
import type { Wish } from './acting-roles.ts';
import { fieldsAt } from './fields-at.ts';
import type { SeenCase } from './viewer.ts';

/** What one press asks for: the wish, its values, or what is wrong with what was typed. */
export type Pressed =
  | { readonly wish: Wish; readonly values: Readonly<Record<string, Canonical>> }
  | { readonly errors: readonly FieldError[] };

/** The version in the form; a form without one is judged by the present state. */
export function versionSeen(request: FastifyRequest, seen: SeenCase): number | null {
  const { version } = request.body as { readonly version?: string };
  return version === undefined ? null : Math.min(Number(version), seen.loaded.version);
}

/** Fields of the form at a step, as the decision asks for them from this person with this result. */
export function formAt(
  seen: SeenCase,
  wanted: string,
  given: { readonly person: PersonId; readonly outcomes: readonly string[] },
): readonly FormField[] {
  const found = seen.item.chart.node(wanted);
  if (found?.type !== 'task' && found?.type !== 'vote') return [];
  const { state } = seen.loaded;
  const steps = state.status === 'open' ? currentSteps(state, seen.context) : [];
  return fieldsAt(
    found.form,
    steps.find((step) => step.node === wanted),
    given,
  );
}

/** A wish with the values of its form, or what is wrong with them. */
export function withForm(form: readonly FormField[], request: FastifyRequest, wish: Wish): Pressed {
  const read = readForm(form, typedValues(request));
  return read.errors.length > 0 ? { errors: read.errors } : { wish, values: read.values };
}
