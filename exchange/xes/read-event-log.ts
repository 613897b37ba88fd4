import type { EventLog } from '../../core/chart/conform/event-log.ts';
import type { Refusal } from '../../core/kernel/outcome.ts';
import { StopXml, type XmlRefusal } from '../xml/stop-xml.ts';
import { unzippedPieces } from '../xml/unzipped.ts';
import type { AskedColumns } from './event-columns.ts';
import { type CsvLogRefusal, readCsvLog } from './read-csv-log.ts';
import { readXes } from './read-xes.ts';

/**
 * Reads XES, XES.gz or CSV (CSV.gz too), told apart by how the file begins.
 *
 * @param open the file from its beginning, as often as it is asked for
 */
export async function readEventLog(
  open: () => AsyncIterable<Uint8Array>,
  asked: AskedColumns = {},
): Promise<EventLog | Refusal<XmlRefusal | CsvLogRefusal>> {
  const plain = (): AsyncIterable<Uint8Array> => unzippedPieces(open());
  try {
    return beginsAsXml(await firstPiece(plain())) ? await readXes(plain()) : await readCsvLog(plain, { asked });
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

async function firstPiece(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  for await (const piece of pieces) return piece;
  return new Uint8Array(0);
}
