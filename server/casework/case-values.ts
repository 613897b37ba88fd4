import type { Canonical } from '../../core/kernel/canonical.ts';
import type { Constant } from '../../core/chart/condition.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { openValues } from '../platform/keys/committed-values.ts';

/** Opened values of a case: per event, and the latest per field. Empty when the case's key was erased. */
export type CaseValues = {
  readonly erased: boolean;
  readonly latest: ReadonlyMap<string, Canonical>;
  readonly byEvent: ReadonlyMap<number, ReadonlyMap<string, Canonical>>;
};

/** Opens the sealed values of a case. Labels that begin with `@` name persons and are left out. */
export function openCaseValues(
  keys: KeyStore,
  caseId: string,
  rows: readonly { readonly seq: number; readonly sealed: Uint8Array }[],
): CaseValues {
  const latest = new Map<string, Canonical>();
  const byEvent = new Map<number, ReadonlyMap<string, Canonical>>();
  for (const row of rows) {
    const openings = openValues(keys, { streamKind: 'case', streamId: caseId, seq: row.seq }, row.sealed);
    if (openings === 'erased') return { erased: true, latest: new Map(), byEvent: new Map() };
    const values = new Map<string, Canonical>();
    for (const [label, opening] of openings) if (!label.startsWith('@')) values.set(label, opening.value);
    byEvent.set(row.seq, values);
    for (const [label, value] of values) latest.set(label, value);
  }
  return { erased: false, latest, byEvent };
}

/** The values as facts that the conditions of a chart may read: `form.<field>`. */
export function formFacts(values: Iterable<readonly [string, Canonical]>): Readonly<Record<string, Constant>> {
  const facts: Record<string, Constant> = {};
  for (const [label, value] of values) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') facts[`form.${label}`] = value;
  }
  return facts;
}
