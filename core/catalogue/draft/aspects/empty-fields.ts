import type { DraftContent, FieldName } from '../content.ts';
import type { Missing } from './aspect.ts';

/** The fields among these of which nothing is written. */
export function emptyFields(content: DraftContent, fields: readonly FieldName[]): readonly Missing[] {
  return fields.filter((field) => isEmpty(content[field])).map((field) => ({ field, why: 'empty' }));
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === null || (Array.isArray(value) && value.length === 0);
}
