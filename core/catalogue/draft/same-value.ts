import { type Canonical, canonicalText } from '../../kernel/canonical.ts';

/** True when two values of a field are the same: order of members, and how a character is composed, do not count. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return a === b || canonicalText(a as Canonical) === canonicalText(b as Canonical);
}
