import type { Canonical } from '../../core/kernel/canonical.ts';

/** Headings and values as people may see them: personal ones masked. */
export type ShownValues = Readonly<Record<string, string | null>>;

/** What an alert says: sealed in its stream, never in a payload. */
export type AlertContent = {
  /** Name of the rule at the time. */
  readonly name: string;
  /** A question in plain words, with the figures. */
  readonly sentence: string;
  /** What it is about, as the data has it; it may name an account in full and is shown masked. */
  readonly object: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly values: ShownValues;
  readonly others: readonly ShownValues[];
  readonly rows: readonly { readonly table: string; readonly key: string; readonly values: ShownValues }[];
  /** Lawful reasons, offered to the unit as answers. */
  readonly lawful: readonly string[];
  /** Place on the chart of a running case. */
  readonly place: { readonly item: string; readonly number: number; readonly step: string; readonly caseId: string | null } | null;
};

/** The content as a value that can be committed to. Canonical bytes sort the members of objects; columns keep their order as pairs. */
export function canonicalContent(content: AlertContent): Canonical {
  const { values, others, rows, parameters, ...rest } = content;
  return {
    ...rest,
    parameters: Object.entries(parameters),
    values: Object.entries(values),
    others: others.map((one) => Object.entries(one)),
    rows: rows.map((row) => ({ table: row.table, key: row.key, values: Object.entries(row.values) })),
  };
}

type Pairs = readonly (readonly [string, string | null])[];
type Sealed = Omit<AlertContent, 'parameters' | 'values' | 'others' | 'rows'> & {
  readonly parameters: readonly (readonly [string, string])[];
  readonly values: Pairs;
  readonly others: readonly Pairs[];
  readonly rows: readonly { readonly table: string; readonly key: string; readonly values: Pairs }[];
};

/** The content that {@link canonicalContent} made; what was sealed is trusted to have its shape. */
export function contentOf(value: Canonical | undefined): AlertContent | undefined {
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const { parameters, values, others, rows, ...rest } = value as unknown as Sealed;
  return {
    ...rest,
    parameters: Object.fromEntries(parameters),
    values: Object.fromEntries(values),
    others: others.map((one) => Object.fromEntries(one)),
    rows: rows.map((row) => ({ ...row, values: Object.fromEntries(row.values) })),
  };
}
