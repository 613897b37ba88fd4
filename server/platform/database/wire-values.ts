import { Fault } from '../../../core/kernel/outcome.ts';

/** What a parameter becomes on the wire of either engine: text, bytes, or nothing. */
export type WireValue = string | Uint8Array | null;

/**
 * Parameter as it goes to the engine. One function for both engines, by the value's own type, so that what works on one works on the other.
 *
 * Plain objects are refused: `json(value)` says in the SQL what they are. Arrays become array literals (`= any($1)`).
 *
 * @throws Fault `parameter-unsupported`
 */
export function toWire(value: unknown): WireValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return arrayLiteral(value);
  return scalarText(value);
}

function scalarText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  throw new Fault('parameter-unsupported', { type: value instanceof Date ? 'Date' : typeof value });
}

function arrayLiteral(values: readonly unknown[]): string {
  const parts = values.map((value) => {
    if (value === null || value === undefined) return 'NULL';
    return `"${scalarText(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  });
  return `{${parts.join(',')}}`;
}

type ReadText = (text: string) => unknown;

const asIs: ReadText = (text) => text;

/** Object identifiers of PostgreSQL's built-in types that are read as something other than text. */
const readers: ReadonlyMap<number, ReadText> = new Map<number, ReadText>([
  [16, (text) => text === 't'],
  [17, readBytes],
  [20, readSafeInteger],
  [21, Number],
  [23, Number],
  [26, Number],
  [114, (text) => JSON.parse(text) as unknown],
  [700, Number],
  [701, Number],
  [1184, readInstant],
  [1000, (text) => readArray(text).map((item) => item === 't')],
  [1005, (text) => readArray(text).map(Number)],
  [1007, (text) => readArray(text).map(Number)],
  [1009, readArray],
  [1015, readArray],
  [1016, (text) => readArray(text).map((item) => readSafeInteger(item ?? ''))],
  [3802, (text) => JSON.parse(text) as unknown],
]);

/**
 * How a column of this type is read, the same on both engines: int8 as a number (unsafe ones throw), bytea as Uint8Array, timestamptz as
 * Instant (milliseconds), date as ISO text, json and jsonb parsed, numeric as text, arrays of text, boolean and integers as arrays.
 */
export function readerOf(typeOid: number): ReadText {
  return readers.get(typeOid) ?? asIs;
}

function readSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Fault('integer-unsafe', { text });
  return value;
}

function readBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}

/** Both engines run with TimeZone UTC, so the text ends in +00; what is finer than a millisecond is cut off. */
function readInstant(text: string): number {
  const at = Date.parse(`${text.replace(' ', 'T').replace(/\+00$/, '')}Z`);
  if (Number.isNaN(at)) throw new Fault('instant-unreadable', { text });
  return at;
}

/** One-dimensional array literal, as the engine writes it. */
function readArray(text: string): (string | null)[] {
  const items: (string | null)[] = [];
  const pattern = /"((?:[^"\\]|\\.)*)"|([^,{}"]+)/g;
  for (const [, quoted, bare] of text.matchAll(pattern)) {
    if (quoted !== undefined) items.push(quoted.replaceAll(/\\(.)/g, '$1'));
    else items.push(bare === 'NULL' || bare === undefined ? null : bare);
  }
  return items;
}
