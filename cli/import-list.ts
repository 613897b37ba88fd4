import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';

import type { ListReading } from '../core/catalogue/list-import/list-item.ts';
import type { Refusal } from '../core/kernel/outcome.ts';
import { findingText, mendingText } from '../exchange/list-import/finding-texts.ts';
import { type ListResult, listResultOf } from '../exchange/list-import/list-result.ts';
import { formatOf, type ListFileRefusal, readListFile } from '../exchange/list-import/read-list-file.ts';
import { listRefusalText } from '../exchange/list-import/refusal-texts.ts';
import { markErrors } from '../exchange/xlsx/mark-errors.ts';
import { defaultCaps } from '../exchange/xlsx/workbook.ts';
import type { Command, Console, ExitCode } from './command.ts';
import { withProgress } from './command-progress.ts';
import { importListTable } from './import-list-table.ts';

/** `mingquan import-list`: reads a power list or risk table and prints mapping, items and questions; 1 when there is a question. */
export const importList: Command = {
  usage: 'FILE [--unit U] [--json] [--marked OUT.xlsx]',
  options: { unit: { type: 'string' }, json: { type: 'boolean' }, marked: { type: 'string' } },
  words: [1, 1],
  run: async ({ options, words: [path = ''] }, console) => {
    const json = options['json'] === true;
    const unit = typeof options['unit'] === 'string' ? { unit: options['unit'] } : {};
    const bytes = await load(path, console);
    if (typeof bytes === 'string') return refused(bytes, 'file-unreadable', { path, json, console });
    const list = await withProgress(console, async (report) => {
      report(0.1, '读取文件 · reading the file');
      const read = await readListFile({ name: basename(path), bytes }, unit);
      report(1, '读完 · read');
      return read;
    });
    if ('refused' in list) return refused(listRefusalText(list), list.refused, { path, json, console });
    console.out(json ? `${JSON.stringify(listResultOf(list))}\n` : importListTable(list));
    const marked = options['marked'];
    if (typeof marked === 'string' && !(await writeMarked({ bytes, list, to: marked }, console))) return 2;
    return list.findings.length === 0 ? 0 : 1;
  },
};

/** The file's bytes, or a sentence that says why not. A file over the limit is not loaded. */
async function load(path: string, console: Console): Promise<Uint8Array | string> {
  const place = resolve(console.folder, path);
  try {
    const { size } = await stat(place);
    if (size > defaultCaps.fileBytes) return listRefusalText(tooLarge());
    return new Uint8Array(await readFile(place));
  } catch {
    return '无法读取文件 · the file cannot be read';
  }
}

function tooLarge(): Refusal<ListFileRefusal> {
  return { refused: 'file-too-large', because: { mostBytes: defaultCaps.fileBytes } };
}

function refused(
  sentence: string,
  code: string,
  { path, json, console }: { readonly path: string; readonly json: boolean; readonly console: Console },
): ExitCode {
  console.err(`${path}: ${sentence}\n`);
  const errors: ListResult['errors'] = [{ sheet: null, row: null, column: null, code, message: sentence, value: null }];
  if (json) console.out(`${JSON.stringify({ sheets: [], items: [], errors } satisfies ListResult)}\n`);
  return 2;
}

async function writeMarked(
  { bytes, list, to }: { readonly bytes: Uint8Array; readonly list: ListReading; readonly to: string },
  console: Console,
): Promise<boolean> {
  if (formatOf(bytes) !== 'xlsx') {
    console.err('只有 xlsx 文件可以带批注导出 · only an xlsx file can be given back with marks\n');
    return false;
  }
  const marks = list.findings.map((finding) => ({ ...finding, text: `${findingText(finding)}\n${mendingText(finding)}` }));
  const copy = await markErrors(bytes, marks);
  if ('refused' in copy) {
    console.err(`${to}: ${listRefusalText(copy)}\n`);
    return false;
  }
  try {
    await writeFile(resolve(console.folder, to), copy, { flag: 'wx' });
  } catch {
    console.err(`${to}: 文件已存在或不能写 · the file exists already or cannot be written\n`);
    return false;
  }
  console.err(`已写出带批注的文件 · written with marks: ${to}\n`);
  return true;
}
