import { parseArgs } from 'node:util';

import { Fault } from '../core/kernel/outcome.ts';
import { nearestName } from '../server/platform/settings/nearest-name.ts';
import type { Command, Console, Entry, ExitCode, Request } from './command.ts';
import { commands } from './commands.ts';
import { onInterrupt } from './interrupt.ts';
import { problemLine, systemProblem } from './system-error.ts';
import { usageErrorLine } from './usage-error.ts';

const terminal: Console = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  env: process.env,
  folder: process.cwd(),
};

/**
 * Runs one command of the command line.
 *
 * @param args the words after `mingquan`
 * @param bundled comes when what browsers load is built; false when that failed
 * @returns the exit code of the process
 */
export async function main(args: readonly string[], console: Console = terminal, bundled = Promise.resolve(true)): Promise<ExitCode> {
  const [name = '--help', ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') return showHelp(rest[0], console);
  const entry = commands.find((one) => one.name === name);
  if (entry === undefined) return unknown(name, console);
  try {
    return await call(entry, { args: rest, bundled }, console);
  } catch (error) {
    const problem = systemProblem(error);
    if (problem !== undefined) {
      console.err(`${problemLine(problem)}\n`);
      return 2;
    }
    console.err(`程序故障 · a fault of ours: ${error instanceof Fault ? error.message : stackOf(error)}\n`);
    return 70;
  }
}

type Asked = { readonly args: readonly string[]; readonly bundled: Promise<boolean> };

async function call(entry: Entry, { args, bundled }: Asked, console: Console): Promise<ExitCode> {
  const command = await entry.load();
  if (args.includes('--help') || args.includes('-h')) return showUsage(entry, command, console);
  const request = readRequest(command, args);
  if (typeof request === 'string') {
    console.err(`${request}\n用法 · usage: mingquan ${entry.name} ${command.usage}\n`);
    return 2;
  }
  const interrupt = onInterrupt(command.stopsItself === true);
  try {
    return await command.run({ ...request, signal: interrupt.signal, bundled }, console);
  } finally {
    interrupt.forget();
  }
}

/** What the words say, or a sentence that says what is wrong with the words. */
function readRequest(command: Command, args: readonly string[]): Pick<Request, 'options' | 'words'> | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: command.options, allowPositionals: true });
    const options = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Array.isArray(value) ? value.join(',') : value]));
    const [least, most] = command.words;
    if (positionals.length < least) return `缺少参数 · ${least - positionals.length} more word(s) needed`;
    if (positionals.length > most) return `多余的参数 · not expected: ${positionals.slice(most).join(' ')}`;
    return { options, words: positionals };
  } catch (error) {
    return usageErrorLine(error, command.options);
  }
}

function showHelp(name: string | undefined, console: Console): ExitCode | Promise<ExitCode> {
  const entry = commands.find((one) => one.name === name);
  if (entry !== undefined) return entry.load().then((command) => showUsage(entry, command, console));
  if (name !== undefined) return unknown(name, console);
  const width = Math.max(...commands.map((one) => one.name.length), 'build'.length);
  const lines = commands.map((one) => `  ${one.name.padEnd(width)}  ${one.summary}`);
  console.out(`明权 Mingquan\n\n用法 · usage: mingquan COMMAND [OPTIONS]\n\n${lines.join('\n')}\n`);
  console.out(`  ${'build'.padEnd(width)}  从源代码构建 · build from the sources\n\nmingquan COMMAND --help\n`);
  return 0;
}

function showUsage(entry: Entry, command: Command, console: Console): ExitCode {
  console.out(`${entry.summary}\n\n用法 · usage: mingquan ${entry.name} ${command.usage}\n`);
  return 0;
}

function unknown(name: string, console: Console): ExitCode {
  const nearest = nearestName(name, [...commands.map((one) => one.name), 'build', 'help']);
  const meant = nearest === undefined ? 'mingquan --help' : `是否指 · did you mean: mingquan ${nearest}`;
  console.err(`没有命令“${name}” · there is no command "${name}"\n${meant}\n`);
  return 2;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
