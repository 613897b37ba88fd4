import { hasBit, wordsFor } from './bit-set.ts';
import { bitCount, type Seating } from './seating.ts';

/** The facts of a seating as flat words, made once for all searches on it. */
export type SeatingTables = {
  readonly domain: Int32Array;
  readonly apart: Int32Array;
  readonly clash: Int32Array;
  readonly group: Int32Array;
  readonly degree: Float64Array;
  readonly rules: Int32Array;
};

const made = new WeakMap<Seating, SeatingTables>();

/** The tables of a seating; `classWords` is the number of words of a set of classes. */
export function tablesOf(seating: Seating, classWords: number): SeatingTables {
  const known = made.get(seating);
  if (known !== undefined) return known;
  const { units } = seating;
  const unitWords = wordsFor(units.length);
  const ruleBits = (unit: number): number =>
    seating.atMost.slice(0, 31).reduce((bits, each, rule) => (hasBit(each.units, unit) ? bits | (1 << rule) : bits), 0);
  const tables: SeatingTables = {
    domain: flat(
      units.map((unit) => unit.domain),
      classWords,
    ),
    apart: flat(
      units.map((unit) => unit.apart),
      unitWords,
    ),
    clash: flat(
      units.map((unit) => unit.clash),
      unitWords,
    ),
    group: Int32Array.from(units, (unit) => unit.group),
    degree: Float64Array.from(units, (unit) => unit.clash.reduce((sum, word) => sum + bitCount(word), 0) / (units.length + 1)),
    rules: Int32Array.from(units, (_, unit) => ruleBits(unit)),
  };
  made.set(seating, tables);
  return tables;
}

/** The domains without classes of which nobody may act. */
export function within(domain: Int32Array, capacity: readonly number[], words: number): Int32Array {
  const usable = new Int32Array(words);
  for (let each = 0; each < capacity.length; each += 1)
    if ((capacity[each] ?? 0) > 0) usable[each >>> 5] = (usable[each >>> 5] ?? 0) | (1 << (each & 31));
  const left = Int32Array.from(domain);
  for (let at = 0; at < left.length; at += 1) left[at] = (left[at] ?? 0) & (usable[at % words] ?? 0);
  return left;
}

function flat(rows: readonly (readonly number[])[], words: number): Int32Array {
  const all = new Int32Array(rows.length * words);
  rows.forEach((row, at) => all.set(row, at * words));
  return all;
}

/** Per unit how many persons may take it; counting stops at 8, beyond which the number does not matter. */
export function personsFor(domain: Int32Array, capacity: readonly number[], units: number): Int32Array {
  const words = units === 0 ? 0 : domain.length / units;
  const persons = new Int32Array(units);
  for (let unit = 0; unit < units; unit += 1) {
    let count = 0;
    for (let word = 0; word < words && count < 8; word += 1) {
      for (let left = domain[unit * words + word] ?? 0; left !== 0 && count < 8; left &= left - 1) {
        count += capacity[word * 32 + 31 - Math.clz32(left & -left)] ?? 0;
      }
    }
    persons[unit] = count;
  }
  return persons;
}
