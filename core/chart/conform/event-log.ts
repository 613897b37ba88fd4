/** A log in columns: events of one case lie together, in the order in which they are judged. */
export type EventLog = {
  readonly activities: readonly string[];
  readonly resources: readonly string[];
  /** Names of the cases in the order of the log. */
  readonly cases: readonly string[];
  /** Per case the number of its first event; one more entry at the end. */
  readonly first: Int32Array;
  /** Per event: number of its activity; -1 when the event has no name. */
  readonly activity: Int32Array;
  /** Per event: number of the person, -1 when not stated. */
  readonly resource: Int32Array;
  /** Per event: milliseconds since 1970 UTC, NaN when not stated. */
  readonly time: Float64Array;
};

/** Cases with the same sequence of activities. */
export type LogVariant = { readonly trace: Int32Array; readonly cases: readonly number[] };

/** Groups the cases of a log; variants come in the order of their first case. */
export function variantsOf(log: EventLog): readonly LogVariant[] {
  const found = new Map<string, { readonly trace: Int32Array; readonly cases: number[] }>();
  for (let at = 0; at < log.cases.length; at += 1) {
    const trace = log.activity.subarray(log.first[at], log.first[at + 1]);
    const key = keyOf(trace);
    const known = found.get(key);
    if (known === undefined) found.set(key, { trace, cases: [at] });
    else known.cases.push(at);
  }
  return [...found.values()];
}

/** Two characters an event, so that no number of activities is too large. */
function keyOf(trace: Int32Array): string {
  let key = '';
  for (const activity of trace) key += String.fromCharCode((activity + 1) >>> 16, (activity + 1) & 0xffff);
  return key;
}
