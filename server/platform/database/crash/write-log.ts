import { openSync, readFileSync, writeSync } from 'node:fs';

/**
 * What happened to the files of a data directory. `id` is a file whatever its name is; paths are relative to the directory. `acknowledged` is
 * written by the program that was told that its commit is safe.
 */
export type WriteRecord =
  | { readonly did: 'create'; readonly id: string; readonly path: string }
  | { readonly did: 'make-folder' | 'remove-folder'; readonly path: string }
  | { readonly did: 'rename'; readonly id: string; readonly path: string; readonly over: string | null }
  | { readonly did: 'unlink'; readonly id: string }
  | { readonly did: 'truncate'; readonly id: string; readonly size: number }
  | { readonly did: 'write'; readonly id: string; readonly at: number; readonly bytes: Uint8Array }
  | { readonly did: 'sync'; readonly id: string }
  | { readonly did: 'acknowledged'; readonly text: string };

/** Place of the log of a data directory: beside it. */
export function writeLogOf(directory: string): string {
  return `${directory}.writes`;
}

const none = new Uint8Array(0);
const prefix = 8;

/** Appends to a log, each record in one call, so that threads and a kill -9 leave whole records and at most one cut one. */
export function openWriteLog(file: string): (record: WriteRecord) => void {
  const descriptor = openSync(file, 'a');
  return (record) => {
    const bytes = 'bytes' in record ? record.bytes : none;
    const head = Buffer.from(JSON.stringify({ ...record, bytes: undefined }));
    const sizes = Buffer.alloc(prefix);
    sizes.writeUInt32LE(head.length, 0);
    sizes.writeUInt32LE(bytes.length, 4);
    writeSync(descriptor, Buffer.concat([sizes, head, bytes]));
  };
}

/** All whole records of a log, in order. */
export function readWriteLog(file: string): readonly WriteRecord[] {
  const log = readFileSync(file);
  const records: WriteRecord[] = [];
  for (let at = 0; at + prefix <= log.length;) {
    const head = at + prefix + log.readUInt32LE(at);
    const end = head + log.readUInt32LE(at + 4);
    if (end > log.length) break;
    const record = JSON.parse(log.toString('utf8', at + prefix, head)) as WriteRecord;
    records.push(record.did === 'write' ? { ...record, bytes: log.subarray(head, end) } : record);
    at = end;
  }
  return records;
}
