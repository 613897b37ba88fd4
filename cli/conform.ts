import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { performance } from 'node:perf_hooks';

import { readCaseRules } from '../contract/conform-rules.ts';
import type { CaseRule, RuleCalendar } from '../core/chart/conform/case-rule.ts';
import { conform, type Running } from '../core/chart/conform/conformance.ts';
import type { EventLog } from '../core/chart/conform/event-log.ts';
import { judgeLog } from '../core/chart/conform/judge-log.ts';
import { isRefusal } from '../core/kernel/outcome.ts';
import type { AskedColumns } from '../exchange/xes/event-columns.ts';
import { readEventLog } from '../exchange/xes/read-event-log.ts';
import { readCalendar } from '../server/library/read-calendar.ts';
import type { ReportProgress } from '../server/platform/control/control-message.ts';
import { packageRoot } from '../server/platform/database/package-place.ts';
import type { Command, Console, ExitCode, Request } from './command.ts';
import { withProgress } from './command-progress.ts';
import { type ConformAnswer, jsonOf } from './conform-answer.ts';
import { loadModel } from './conform-model.ts';
import { conformTable } from './conform-table.ts';
import { fileRefusalLine } from './file-refusal.ts';
import { readInput, readJsonFile } from './read-input.ts';
import { problemLine, systemProblem } from './system-error.ts';

/** `mingquan conform LOG --model MODEL`: holds an outside log against a chart, exactly. */
export const conformCommand: Command = {
  usage:
    'LOG(.xes|.xes.gz|.csv) --model MODEL(.json|.bpmn|.pnml) [--json] [--rules FILE.json] [--running all|CASE,...] [--csv-columns case=H,activity=H,time=H,person=H]',
  options: {
    model: { type: 'string' },
    json: { type: 'boolean' },
    rules: { type: 'string' },
    running: { type: 'string' },
    'csv-columns': { type: 'string' },
  },
  words: [1, 1],
  run: runConform,
};

/** What was wrong with what was given: sentences for stderr, exit code 2. */
class BadInput extends Error {}

async function runConform({ words, options }: Request, console: Console): Promise<ExitCode> {
  try {
    const answer = await withProgress(console, (report) => answerOf({ log: words[0] ?? '', options }, console.folder, report));
    console.out(options['json'] === true ? jsonOf(answer) : conformTable(answer));
    return answer.deviating.length > 0 || answer.rules.some((result) => result.offences.length > 0) ? 1 : 0;
  } catch (cause) {
    if (!(cause instanceof BadInput)) throw cause;
    console.err(`${cause.message}\n`);
    return 2;
  }
}

type Asked = { readonly log: string; readonly options: Request['options'] };

async function answerOf({ log: name, options }: Asked, folder: string, report: ReportProgress): Promise<ConformAnswer> {
  const begun = performance.now();
  const place = (given: unknown): string => (isAbsolute(String(given)) ? String(given) : join(folder, String(given)));
  if (typeof options['model'] !== 'string') throw new BadInput('缺少 --model · --model is missing');
  const loaded = await loadModel(await bytesOf(place(options['model'])));
  if ('problems' in loaded) throw new BadInput(loaded.problems.map((problem) => `${String(options['model'])}: ${problem}`).join('\n'));
  const rules = [...loaded.rules, ...(options['rules'] === undefined ? [] : await rulesOf(place(options['rules']), loaded.model.aliases))];
  const log = await logOf(place(name), askedColumns(options['csv-columns']), report);
  const onVariant = (done: number, all: number): void => {
    if (done % 50 === 0) report(0.6 + (0.4 * done) / all, `核对路径 · comparing (${Math.floor((done * 10) / all) * 10}%)`);
  };
  const running = runningOf(options['running']);
  const conformance = conform(log, loaded.model, { running, onVariant });
  if (isRefusal(conformance)) throw new BadInput(`${String(options['model'])}: ${fileRefusalLine(conformance)}`);
  const results = judgeLog(log, rules, { calendar: calendarFor(rules), stepNames: loaded.model.aliases, running });
  return { ...conformance, rules: results, unsupported: loaded.unsupported, elapsedMs: Math.round((performance.now() - begun) * 10) / 10 };
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const bytes = await readInput(file);
  if (bytes instanceof Uint8Array) return bytes;
  throw new BadInput(problemLine(bytes));
}

async function logOf(file: string, asked: AskedColumns, report: ReportProgress): Promise<EventLog> {
  let log;
  try {
    const { size } = await stat(file);
    const hear = hearing(size, report);
    log = await readEventLog(() => hear(createReadStream(file, { highWaterMark: 256 * 1024 })), asked);
  } catch (cause) {
    const problem = systemProblem(cause, file);
    throw problem === undefined ? cause : new BadInput(problemLine(problem));
  }
  if (isRefusal(log)) throw new BadInput(`${file}: ${fileRefusalLine(log)}`);
  return log;
}

type Hearing = (pieces: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>;

/** Reports how far a file is read. A table is read twice, and the bar does not go back. */
function hearing(size: number, report: ReportProgress): Hearing {
  let farthest = 0;
  return async function* (pieces) {
    let read = 0;
    for await (const piece of pieces) {
      read += piece.length;
      farthest = Math.max(farthest, read);
      report((0.6 * farthest) / size, `读取日志 · reading the log (${Math.floor((farthest * 10) / size) * 10}%)`);
      yield piece;
    }
  };
}

async function rulesOf(file: string, aliases: ReadonlyMap<string, string>): Promise<readonly CaseRule[]> {
  const read = await readJsonFile(file);
  if (!('json' in read)) throw new BadInput(`${file}: ${problemLine(read)}`);
  const rules = readCaseRules(read.json, aliases);
  if ('errors' in rules)
    throw new BadInput(rules.errors.map((each) => `${file}: ${each.at}: ${each.chinese} · ${each.english}`).join('\n'));
  return rules;
}

function calendarFor(rules: readonly CaseRule[]): RuleCalendar {
  return rules.some((rule) => rule.type === 'too-long' && rule.unit === 'working-day') ? readCalendar(join(packageRoot, 'library')) : null;
}

function runningOf(given: unknown): Running {
  if (typeof given !== 'string') return 'none';
  return given === 'all' ? 'all' : new Set(given.split(','));
}

function askedColumns(given: unknown): AskedColumns {
  if (typeof given !== 'string') return {};
  const asked: { case?: string; activity?: string; time?: string; person?: string } = {};
  for (const pair of given.split(',')) {
    const [, part, heading] = /^(case|activity|time|person|resource)=(.+)$/.exec(pair) ?? [];
    if (part === undefined || heading === undefined) throw new BadInput(`--csv-columns: 读不懂 · not understood: ${pair}`);
    if (part === 'case' || part === 'activity' || part === 'time') asked[part] = heading;
    else asked.person = heading;
  }
  return asked;
}
