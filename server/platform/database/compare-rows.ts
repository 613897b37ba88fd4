import { canonicalText } from '../../../core/kernel/canonical.ts';

/** Columns in which a row differs from the one that was expected, by what they say: JSON text counts by its content, not by its spaces. */
export function columnsThatDiffer(
  expected: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.keys(expected).filter((column) => saidBy(expected[column]) !== saidBy(found[column]));
}

function saidBy(value: unknown): string {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return JSON.stringify(value) ?? '';
  try {
    return canonicalText(JSON.parse(value) as Parameters<typeof canonicalText>[0]);
  } catch {
    return JSON.stringify(value);
  }
}
