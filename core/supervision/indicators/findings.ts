import type { IndicatorCode } from './flag-settings.ts';

/** What a result is about. */
export const groups = ['OCID', 'Buyer', 'ProcuringEntity', 'Tenderer'] as const;

/** What a result is about: a process, its buyer, its procuring entity, a tenderer. */
export type Group = (typeof groups)[number];

/** One result of an indicator. */
export type Finding = { readonly group: Group; readonly id: string; readonly code: IndicatorCode; readonly value: number };

/** Group, identifier, indicator, number; groups without results are absent. */
export type Flags = Partial<Record<Group, Record<string, Partial<Record<IndicatorCode, number>>>>>;

/** The findings by group and identifier; a later finding on the same place replaces an earlier one. */
export function gather(findings: readonly Finding[]): Flags {
  const flags = new Map<Group, Map<string, Map<IndicatorCode, number>>>();
  for (const { group, id, code, value } of findings) {
    const ids = entry(flags, group, () => new Map<string, Map<IndicatorCode, number>>());
    entry(ids, id, () => new Map<IndicatorCode, number>()).set(code, value);
  }
  // From entries, so that an identifier such as `__proto__` is only a name.
  return Object.fromEntries(
    groups.flatMap((group) => {
      const ids = flags.get(group);
      if (ids === undefined) return [];
      return [[group, Object.fromEntries([...ids].map(([id, values]) => [id, Object.fromEntries(values)]))]];
    }),
  );
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
