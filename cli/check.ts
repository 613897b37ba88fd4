import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';

import { type CheckFile, type CheckReading, readCheckFile } from '../contract/check-reading.ts';
import { type CheckResult, checkResultOf } from '../contract/check-result.ts';
import { type SimplificationResult, simplificationResultOf } from '../contract/simplification-result.ts';
import { analyseChart } from '../core/chart/analyse/analyse-chart.ts';
import { simplificationOf } from '../core/chart/analyse/simplification.ts';
import { checkTable } from './check-table.ts';
import { simplificationTable } from './simplification-table.ts';
import type { Command, Console, ExitCode } from './command.ts';
import { showProgress } from './progress.ts';

/** `mingquan check FILE... [--simplify] [--steps A,B] [--json]`: proves charts with their staffing and lists what is weak. */
export const check: Command = {
  usage: 'FILE... [--simplify] [--steps A,B] [--json]',
  options: { json: { type: 'boolean' }, simplify: { type: 'boolean' }, steps: { type: 'string' } },
  words: [1, 10_000],
  run: async ({ words, options, signal }, console) => {
    const steps = typeof options['steps'] === 'string' ? options['steps'].split(',').map((step) => step.trim()) : null;
    const simplify = options['simplify'] === true || steps !== null ? { steps: steps ?? [] } : null;
    return await runCheck({ files: words, json: options['json'] === true, simplify, signal }, console);
  },
};

/** What is asked: files of the exchange format (CHART.md section 5). */
export type CheckRequest = {
  readonly files: readonly string[];
  readonly json: boolean;
  /** Print the simplification report instead; `steps` are to go together, none: every approval is judged. */
  readonly simplify?: { readonly steps: readonly string[] } | null;
  readonly signal?: AbortSignal;
};

/** A result, or the case that could not be read. */
export type CheckAnswer =
  | CheckResult
  | SimplificationResult
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
  const files: CheckFile[] = [];
  for (const name of request.files) files.push(await load(name, console));
  const readings = files.flatMap((file) => file.cases).map((reading) => withSteps(reading, request, console));
  const answers = await answerAll(readings, request, console);
  const single = files.length === 1 && files[0]?.single === true;
  const [first] = answers;
  // One case a line: a thousand minimum sets would otherwise fill as many pages.
  if (request.json)
    console.out(single ? `${JSON.stringify(first)}\n` : `{"cases":[\n${answers.map((each) => JSON.stringify(each)).join(',\n')}\n]}\n`);
  else
    for (const answer of answers)
      if (!('error' in answer)) console.out('proposals' in answer ? simplificationTable(answer) : checkTable(answer));
  if (answers.some((answer) => 'error' in answer)) return 2;
  return answers.some(hasFinding) ? 1 : 0;
}

async function load(name: string, console: Console): Promise<CheckFile> {
  try {
    const text = await readFile(isAbsolute(name) ? name : join(console.folder, name), 'utf8');
    const file = readCheckFile(JSON.parse(text));
    for (const reading of file.cases) if ('errors' in reading) complain(name, reading, console);
    return file;
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : String(fault);
    const broken =
      fault instanceof SyntaxError
        ? { chinese: '不是 JSON', english: `not JSON: ${message}` }
        : { chinese: '读不了文件', english: message };
    const reading: CheckReading = { id: null, errors: [{ at: name, ...broken }] };
    complain(name, reading, console);
    return { single: true, cases: [reading] };
  }
}

function complain(name: string, reading: Extract<CheckReading, { readonly errors: unknown }>, console: Console): void {
  for (const each of reading.errors)
    console.err(`${name}: ${reading.id === null ? '' : `${reading.id}: `}${each.at}: ${each.chinese} · ${each.english}\n`);
}

async function answerAll(readings: readonly CheckReading[], request: CheckRequest, console: Console): Promise<readonly CheckAnswer[]> {
  const long = readings.length >= 20;
  const progress = showProgress({ isTTY: process.stderr.isTTY, columns: process.stderr.columns, write: console.err });
  const answers: CheckAnswer[] = [];
  for (const [at, reading] of readings.entries()) {
    request.signal?.throwIfAborted();
    // A label per tenth keeps the log short where no bar can be drawn.
    if (long) progress.to(at / readings.length, `检查流程图 · checking charts (${Math.floor((at * 10) / readings.length) * 10}%)`);
    if (long && at % 20 === 0) await setImmediate();
    answers.push(answer(reading, request));
  }
  if (long) progress.end();
  return answers;
}

function answer(reading: CheckReading, request: CheckRequest): CheckAnswer {
  if ('errors' in reading)
    return { id: reading.id, error: reading.errors.map((each) => ({ at: each.at, message: `${each.chinese} · ${each.english}` })) };
  const before = performance.now();
  const elapsed = (): number => Math.round((performance.now() - before) * 100) / 100;
  if (request.simplify) {
    const report = simplificationOf(reading.input, request.simplify.steps);
    return simplificationResultOf(reading.id, report, elapsed());
  }
  const analysis = analyseChart(reading.input, { repairs: true });
  return checkResultOf(analysis, elapsed());
}

/** Steps that are to go must be steps or notices of the chart. */
function withSteps(reading: CheckReading, request: CheckRequest, console: Console): CheckReading {
  if ('errors' in reading) return reading;
  const movable = new Set(reading.input.nodes.flatMap((node) => (['task', 'vote', 'notice'].includes(node.type) ? [node.id] : [])));
  const strangers = (request.simplify?.steps ?? []).filter((step) => !movable.has(step));
  if (strangers.length === 0) return reading;
  const errors = strangers.map((step) => ({
    at: step,
    chinese: '流程里没有这个可以去掉的环节',
    english: 'no task, vote or notice of the chart',
  }));
  const refused = { id: reading.id, errors };
  complain('--steps', refused, console);
  return refused;
}

function hasFinding(answer: CheckAnswer): boolean {
  if ('proposals' in answer) return answer.before === null;
  return 'findings' in answer && answer.findings.some((finding) => finding.severity !== 'notice');
}
