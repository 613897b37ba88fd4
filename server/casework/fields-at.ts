import type { FormField } from '../../core/chart/chart.ts';
import type { CurrentStep } from '../../core/casework/current-steps.ts';
import { isSignedByAnother } from '../../core/casework/take-step.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import type { FieldView } from '../../contract/work-views.ts';

/** A field of a chart's form as a page draws it. */
export function fieldView(field: FormField): FieldView {
  const { id, label, hint, kind, choices, required, maxLength, purpose, disclosure } = field;
  return { id, label, hint, kind, choices, required, maxLength, purpose, disclosure };
}

/**
 * The form of a step for one who gives one of these results; who signs what another has written need not write it again. Asks
 * the test of the decision itself, so that a page never leaves free what a press demands.
 */
export function fieldsAt(
  form: readonly FormField[],
  step: Pick<CurrentStep, 'signatures'> | undefined,
  given: { readonly person: PersonId; readonly outcomes: readonly string[] },
): readonly FormField[] {
  const { person, outcomes } = given;
  const signatures = step?.signatures ?? [];
  const isWritten = outcomes.length > 0 && outcomes.every((outcome) => isSignedByAnother(signatures, { person, outcome }));
  return isWritten ? form.map((field) => ({ ...field, required: false })) : form;
}
