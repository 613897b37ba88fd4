import { deskFields } from '../../contract/desk-fields.ts';
import type { DraftFields } from '../../core/catalogue/draft/content.ts';
import type { Anchor } from '../../core/catalogue/draft/event.ts';
import { isSameValue } from '../../core/catalogue/draft/same-value.ts';

type Told = 'text' | 'text-or-nothing' | 'lines';

/** Fields whose words stand in a dossier as they are written, so that words changed there are a value. */
const told: Partial<Readonly<Record<keyof DraftFields, Told>>> = {
  ...{ name: 'text', plainName: 'text', category: 'text', powerType: 'text', content: 'text', lead: 'text' },
  ...{
    code: 'text-or-nothing',
    subItem: 'text-or-nothing',
    domain: 'text-or-nothing',
    section: 'text-or-nothing',
    remark: 'text-or-nothing',
  },
  ...{ aliases: 'lines', accountability: 'lines', forbidden: 'lines' },
};

/** True when the field's lines in a dossier are its value itself. */
export function isToldAsWritten(field: string): field is keyof DraftFields {
  return Object.hasOwn(told, field);
}

/** The value that changed words of a place come to; null where they are no value of it, or the one it has. */
export function suggestionOf(anchor: Anchor, text: string, fields: DraftFields): { readonly value: unknown } | null {
  if (!('field' in anchor) || !isToldAsWritten(anchor.field)) return null;
  const value = valueOf(told[anchor.field], text);
  const fits = deskFields.shape[anchor.field].safeParse(value).success && !isSameValue(value, fields[anchor.field]);
  return fits ? { value } : null;
}

function valueOf(kind: Told | undefined, text: string): unknown {
  if (kind === 'lines') return text.split('\n').filter((line) => line !== '');
  return kind === 'text-or-nothing' && text === '' ? null : text;
}
