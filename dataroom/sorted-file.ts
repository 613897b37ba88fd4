import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A file of records of equal width in the order of their keys, read record by record. */
export type SortedFile = {
  readonly records: number;
  /** The record at a place; it is valid until the next is read. */
  readonly at: (place: number) => Buffer;
  readonly close: () => void;
};

/** Opens such a file. Nothing of it is held in memory: a search reads about as many records as its length has binary digits. */
export function openSortedFile(path: string, width: number): SortedFile {
  const file = openSync(path, 'r');
  const record = Buffer.alloc(width);
  return {
    records: Math.floor(fstatSync(file).size / width),
    at: (place) => {
      readSync(file, record, 0, width, place * width);
      return record;
    },
    close: () => closeSync(file),
  };
}

/** The place of the first record that is not below what is sought. */
export function firstNotBelow({ records, at }: SortedFile, isBelow: (record: Buffer) => boolean): number {
  let [low, high] = [0, records];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isBelow(at(middle))) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is made of each record that begins with a number of 32 bits, in the order of the file. */
export function recordsOf<Value>(file: SortedFile, key: number, valueOf: (record: Buffer) => Value): readonly Value[] {
  const values: Value[] = [];
  for (let place = firstNotBelow(file, (record) => record.readUInt32LE(0) < key); place < file.records; place += 1) {
    const record = file.at(place);
    if (record.readUInt32LE(0) !== key) break;
    values.push(valueOf(record));
  }
  return values;
}
