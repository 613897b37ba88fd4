/**
 * The number that a decimal text stands for; undefined for a leading zero, a sign, or anything above 2^53 - 1.
 *
 * Sizes and indices are 64 bits wide in the formats. We refuse what a JavaScript number cannot hold rather than round it.
 */
export function decimalNumber(text: string): number | undefined {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}
