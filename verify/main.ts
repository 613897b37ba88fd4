import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { Fault, isRefusal } from '../core/kernel/outcome.ts';
import { type AuditOptions, auditLog } from './audit.ts';
import { sourceOf } from './log-source.ts';
import { reportLines } from './sentences.ts';

/** Where results (`out`) and progress or complaints (`note`) go, line by line. */
export type VerifyOutput = { readonly out: (line: string) => void; readonly note: (line: string) => void };

const OK = 0;
const FINDINGS = 1;
const BAD_INPUT = 2;

const USAGE = 'mingquan verify DIR|URL [--key name+id+base64] [--earlier FILE]... [--json]';

const STREAMS: VerifyOutput = {
  out: (line) => process.stdout.write(`${line}\n`),
  note: (line) => process.stderr.write(`${line}\n`),
};

/**
 * The command `mingquan verify DIR|URL`.
 *
 * @returns 0 when all is well, 1 when the log has a fault, 2 for wrong usage or a place that cannot be read
 */
export async function runVerify(args: readonly string[], output: VerifyOutput = STREAMS): Promise<number> {
  const command = readCommand(args);
  if (command === undefined) {
    output.note(USAGE);
    return BAD_INPUT;
  }
  try {
    return await audit(command, output);
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    output.note(`无法读取 cannot read: ${cause.message}`);
    return BAD_INPUT;
  }
}

type Command = { readonly place: string; readonly key: string | undefined; readonly earlier: readonly string[]; readonly json: boolean };

function readCommand(args: readonly string[]): Command | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { key: { type: 'string' }, earlier: { type: 'string', multiple: true }, json: { type: 'boolean' } },
    });
    const [place, ...rest] = positionals;
    if (place === undefined || rest.length > 0) return undefined;
    return { place, key: values.key, earlier: values.earlier ?? [], json: values.json ?? false };
  } catch {
    return undefined;
  }
}

async function audit(command: Command, output: VerifyOutput): Promise<number> {
  const options: AuditOptions = {
    earlierCheckpoints: await Promise.all(command.earlier.map(checkpointIn)),
    progress: everyTenth(output),
    ...(command.key === undefined ? {} : { verifierKey: command.key }),
  };
  const report = await auditLog(sourceOf(command.place), options);
  if (isRefusal(report)) {
    output.note(`公钥缺失或有误 no usable key: ${report.refused} ${JSON.stringify(report.because)}`);
    return BAD_INPUT;
  }
  if (command.json) output.out(JSON.stringify(report));
  else for (const line of reportLines(report)) output.out(line);
  return report.sound ? OK : FINDINGS;
}

async function checkpointIn(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Fault('checkpoint-unreadable', { path }, { cause });
  });
}

/** Ten lines of progress at most, and none for a small log. */
function everyTenth(output: VerifyOutput): (entries: number, size: number) => void {
  let next = 0.1;
  return (entries, size) => {
    if (size < 10_000 || entries / size < next) return;
    next = Math.floor((entries / size) * 10) / 10 + 0.1;
    output.note(`已核 checked ${entries} / ${size}`);
  };
}
