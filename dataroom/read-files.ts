import { basename, extname } from 'node:path';

import type { DuckDBConnection } from '@duckdb/node-api';

import { faultLine } from './fault-line.ts';
import { noteStep, readStep } from './import-journal.ts';
import { loadSource, type Part } from './load-source.ts';
import { type FilePlace, prepareCsv } from './prepare-csv.ts';
import { prepareWorkbook } from './prepare-workbook.ts';
import type { Source, Unread } from './source-file.ts';

/** What came of files: their sources as parts, and what was not read. */
export type ReadFiles = { readonly parts: readonly Part[]; readonly unread: readonly Unread[] };

type Reading = { readonly folder: string; readonly files: readonly string[]; readonly staging: string };

/** Reads files into the staging folder, one after the other. A file that was read whole before the process was killed is not read again. */
export async function readFiles(
  connection: DuckDBConnection,
  { folder, files, staging }: Reading,
  tell: (index: number, file: string) => void,
): Promise<ReadFiles> {
  const parts: Part[] = [];
  const unread: Unread[] = [];
  for (const [index, file] of files.entries()) {
    tell(index, file);
    const step = `file-${index}`;
    const done = (await readStep<ReadFiles>(staging, step)) ?? (await readFile(connection, { folder, file, staging }, step));
    parts.push(...done.parts);
    unread.push(...done.unread);
  }
  return { parts, unread };
}

async function readFile(connection: DuckDBConnection, place: FilePlace, step: string): Promise<ReadFiles> {
  const parts: Part[] = [];
  const unread: Unread[] = [];
  for (const one of await prepare(place)) {
    if ('problem' in one) {
      unread.push(one);
      continue;
    }
    try {
      parts.push(await loadSource(connection, one, { staging: place.staging, file: `${step}-${parts.length}.parquet` }));
    } catch (error) {
      unread.push({ source: one.name, problem: 'unreadable-rows', detail: faultLine(error) });
    }
  }
  await noteStep(place.staging, step, { result: { parts, unread }, files: parts.map(({ file }) => file) });
  return { parts, unread };
}

const oldFormats: ReadonlySet<string> = new Set(['.xls', '.et', '.xlsm', '.xlsb', '.ods']);

async function prepare(place: FilePlace): Promise<readonly (Source | Unread)[]> {
  const kind = extname(place.file).toLowerCase();
  if (kind === '.csv' || kind === '.txt' || kind === '.tsv') return [await prepareCsv(place)];
  if (kind === '.xlsx') return prepareWorkbook(place);
  return [{ source: basename(place.file), problem: oldFormats.has(kind) ? 'old-format' : 'not-a-table-file' }];
}
