import { maskNumber, plainText } from '../../core/publication/mask.ts';
import { fieldsOf } from './title-of.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import type { LivingItem } from '../platform/services.ts';
import type { LoadedCase } from './loaded-case.ts';
import { firstStep } from './first-step.ts';

/** What the applicant himself gave, as he may read it again. */
export function ownFields(loaded: LoadedCase, item: LivingItem): readonly { readonly label: string; readonly value: string }[] {
  const fields = fieldsOf(item.version.item);
  return ownValues(loaded, item).flatMap((values) =>
    [...values].flatMap(([id, value]) => {
      const field = fields.get(id);
      if (field === undefined) return [];
      const text = plainText(field, value);
      return [{ label: field.label, value: field.kind === 'id-number' ? maskNumber(text) : text }];
    }),
  );
}

/** What the applicant himself gave: the opening and the step done with it; never what officials wrote later. */
function ownValues(loaded: LoadedCase, item: LivingItem): readonly ReadonlyMap<string, Canonical>[] {
  const first = firstStep(item)?.id;
  return loaded.events.flatMap((event, at) => {
    const own = event.type === 'case-opened' || (event.type === 'step-taken' && event.node === first && event.visit === 1);
    const values = loaded.values.byEvent.get(at + 1);
    return own && values !== undefined ? [values] : [];
  });
}
