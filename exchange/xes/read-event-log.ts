import type { EventLog } from '../../core/chart/conform/event-log.ts';
import type { Refusal } from '../../core/kernel/outcome.ts';
import { StopXml, type XmlRefusal } from '../xml/stop-xml.ts';
import { unzippedPieces } from '../xml/unzipped.ts';
import type { AskedColumns } from './event-columns.ts';
import { type CsvLogRefusal, readCsvLog } from './read-csv-log.ts';
import { readXes } from './read-xes.ts';

/** Reads XES, XES.gz or CSV (CSV.gz too), told apart by how the file begins. */
export async function readEventLog(
  pieces: AsyncIterable<Uint8Array>,
  asked: AskedColumns = {},
): Promise<EventLog | Refusal<XmlRefusal | CsvLogRefusal>> {
  const iterator = unzippedPieces(pieces);
  try {
    const first = await iterator.next();
    const beginning = first.done === true ? new Uint8Array(0) : first.value;
    const all = joined(beginning, iterator);
    return beginsAsXml(beginning) ? await readXes(all) : await readCsvLog(all, { asked });
  } catch (cause) {
    if (cause instanceof StopXml) return cause.refusal;
    throw cause;
  }
}

/** True when the first mark that is no space, byte order mark or zero byte (UTF-16) is an angle bracket. */
export function beginsAsXml(bytes: Uint8Array): boolean {
  const silent = new Set([0, 9, 10, 13, 32, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);
  return bytes.subarray(0, 1000).find((byte) => !silent.has(byte)) === 0x3c;
}

async function* joined(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
