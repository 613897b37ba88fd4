import { isAbsolute, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';

import { type CheckFile, type CheckReading, readCheckFile } from '../contract/check-reading.ts';
import { type CheckResult, checkResultOf } from '../contract/check-result.ts';
import type { SimplificationResult } from '../contract/simplification-result.ts';
import { analyseChart } from '../core/chart/analyse/analyse-chart.ts';
import { type BpmnAnswer, type BpmnProblem, bpmnAnswers, bpmnTable, isBpmn } from './check-bpmn.ts';
import { simplified, simplifyWish, type SimplifyWish, withSteps } from './check-simplify.ts';
import { checkTable } from './check-table.ts';
import { simplificationTable } from './simplification-table.ts';
import type { Command, Console, ExitCode } from './command.ts';
import { withProgress } from './command-progress.ts';
import { jsonOfBytes, readInput } from './read-input.ts';

/** `mingquan check FILE... [--simplify] [--steps A,B] [--json]`: proves charts with their staffing and lists what is weak. */
export const check: Command = {
  usage: 'FILE... [--simplify] [--steps A,B] [--json]',
  options: { json: { type: 'boolean' }, simplify: { type: 'boolean' }, steps: { type: 'string' } },
  words: [1, 10_000],
  run: async ({ words, options, signal }, console) =>
    await runCheck({ files: words, json: options['json'] === true, simplify: simplifyWish(options), signal }, console),
};

/** What is asked: files of the exchange format, or BPMN 2.0 (docs/guides/chart-format.md). */
export type CheckRequest = {
  readonly files: readonly string[];
  readonly json: boolean;
  /** Print the simplification report of charts instead. */
  readonly simplify?: SimplifyWish | null;
  readonly signal?: AbortSignal;
};

/** A result, the soundness of a BPMN process, or the case that could not be read. */
export type CheckAnswer =
  | CheckResult
  | SimplificationResult
  | BpmnAnswer
  | BpmnProblem
  | { readonly id: string | null; readonly error: readonly { readonly at: string; readonly message: string }[] };

/**
 * Analyses every case of every file.
 *
 * One file with one case is answered by one object, otherwise by `{"cases": [...]}` in the order given. A case that cannot
 * be read is answered by `{id, error}`, its errors go to stderr too, and the exit code is 2.
 *
 * @returns 0 fine (notices aside), 1 findings of severity warning or error, 2 bad input
 */
export async function runCheck(request: CheckRequest, console: Console): Promise<ExitCode> {
  const files: Loaded[] = [];
  for (const name of request.files) files.push(await load(name, request, console));
  const answers = await answerAll(files.flatMap(itemsOf), request, console);
  const [only, second] = files;
  const single = only !== undefined && second === undefined && ('bpmn' in only ? answers.length === 1 : only.single);
  const [first] = answers;
  // One case a line: a thousand minimum sets would otherwise fill as many pages.
  if (request.json)
    console.out(single ? `${JSON.stringify(first)}\n` : `{"cases":[\n${answers.map((each) => JSON.stringify(each)).join(',\n')}\n]}\n`);
  else for (const answer of answers) if (!('error' in answer)) console.out(tableOf(answer));
  if (answers.some((answer) => 'error' in answer)) return 2;
  return answers.some(hasFinding) ? 1 : 0;
}

/** A BPMN file is read again when its turn comes: thousands of them need not be held together. */
type BpmnFile = { readonly bpmn: string; readonly path: string };
type Loaded = CheckFile | BpmnFile;
type Item = CheckReading | BpmnFile;

function itemsOf(file: Loaded): readonly Item[] {
  return 'bpmn' in file ? [file] : file.cases;
}

function tableOf(answer: Exclude<CheckAnswer, { readonly error: unknown }>): string {
  if ('process' in answer) return bpmnTable(answer);
  return 'proposals' in answer ? simplificationTable(answer) : checkTable(answer);
}

async function load(name: string, request: CheckRequest, console: Console): Promise<Loaded> {
  const path = isAbsolute(name) ? name : join(console.folder, name);
  const bytes = await readInput(path);
  if (bytes instanceof Uint8Array && isBpmn(bytes)) return { bpmn: name, path };
  const read = bytes instanceof Uint8Array ? jsonOfBytes(bytes) : bytes;
  const file: CheckFile =
    'json' in read ? readCheckFile(read.json) : { single: true, cases: [{ id: null, errors: [{ at: name, ...read }] }] };
  const cases = file.cases.map((reading) => withSteps(reading, request.simplify ?? null));
  for (const reading of cases) if ('errors' in reading) complain(name, reading, console);
  return { ...file, cases };
}

function complain(name: string, reading: Extract<CheckReading, { readonly errors: unknown }>, console: Console): void {
  for (const each of reading.errors)
    console.err(`${name}: ${reading.id === null ? '' : `${reading.id}: `}${each.at}: ${each.chinese} · ${each.english}\n`);
}

async function answerAll(items: readonly Item[], request: CheckRequest, console: Console): Promise<readonly CheckAnswer[]> {
  const long = items.length >= 20;
  return withProgress(console, async (report) => {
    const answers: CheckAnswer[] = [];
    for (const [at, item] of items.entries()) {
      request.signal?.throwIfAborted();
      // A label per tenth keeps the log short where no bar can be drawn.
      if (long) report(at / items.length, `检查流程图 · checking charts (${Math.floor((at * 10) / items.length) * 10}%)`);
      if (long && at % 20 === 0) await setImmediate();
      answers.push(...('bpmn' in item ? await answerBpmn(item, console) : [answer(item, request)]));
    }
    return answers;
  });
}

function answer(reading: CheckReading, request: CheckRequest): CheckAnswer {
  if ('errors' in reading)
    return { id: reading.id, error: reading.errors.map((each) => ({ at: each.at, message: `${each.chinese} · ${each.english}` })) };
  if (request.simplify) return simplified(reading, request.simplify);
  const before = performance.now();
  const analysis = analyseChart(reading.input, { repairs: true });
  return checkResultOf(analysis, Math.round((performance.now() - before) * 100) / 100);
}

async function answerBpmn({ bpmn, path }: BpmnFile, console: Console): Promise<readonly CheckAnswer[]> {
  const answers = await bpmnAnswers(bpmn, path);
  for (const each of answers) if ('error' in each) for (const { at, message } of each.error) console.err(`${at}: ${message}\n`);
  return answers;
}

function hasFinding(answer: CheckAnswer): boolean {
  if ('process' in answer) return answer.sound !== true;
  if ('proposals' in answer) return answer.before === null;
  return 'findings' in answer && answer.findings.some((finding) => finding.severity !== 'notice');
}
