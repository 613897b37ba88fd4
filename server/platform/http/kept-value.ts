import { countPublishedChanges } from './published-changes.ts';

/** Another process on the same PostgreSQL may have changed something: what is published must be seen within a second. */
const keptMs = 500;

/** `until` is set when the value is read: those who ask meanwhile wait for it, however long that takes. */
type Kept<Value> = { until: number; readonly changes: number; readonly value: Promise<Value> };

/**
 * What was read from published tables, read once for all who ask within half a second. A change that this process commits is seen at once.
 */
class KeptValue<Value> {
  readonly #read: (before: Value | undefined) => Promise<Value>;
  #kept: Kept<Value> | undefined;
  #before: Value | undefined;

  /** @param read gets what was read the last time, so that it may answer it again when nothing has changed */
  constructor(read: (before: Value | undefined) => Promise<Value>) {
    this.#read = read;
  }

  /** The value, read anew when the kept one is too old. */
  get(): Promise<Value> {
    const changes = countPublishedChanges();
    const known = this.#kept;
    if (known !== undefined && known.until > performance.now() && known.changes === changes) return known.value;
    const value = this.#read(this.#before);
    const kept: Kept<Value> = { until: Number.POSITIVE_INFINITY, changes, value };
    this.#kept = kept;
    value.then(
      (read) => {
        kept.until = performance.now() + keptMs;
        this.#before = read;
      },
      () => {
        if (this.#kept === kept) this.#kept = undefined;
      },
    );
    return value;
  }
}

/** Kept values of counties, by the handle that they are read through. */
export class KeptPerCounty<Value> {
  readonly #kept = new WeakMap<object, Map<string, KeptValue<Value>>>();

  /** The value of a county; `read` as in {@link KeptValue}. */
  get(place: { readonly db: object; readonly county: string }, read: (before: Value | undefined) => Promise<Value>): Promise<Value> {
    const counties = this.#kept.get(place.db) ?? new Map<string, KeptValue<Value>>();
    this.#kept.set(place.db, counties);
    const known = counties.get(place.county) ?? new KeptValue(read);
    counties.set(place.county, known);
    return known.get();
  }
}
