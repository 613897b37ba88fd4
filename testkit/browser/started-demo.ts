import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const command = join(import.meta.dirname, '../../bin/mingquan');

/** What a command of the product said and how it ended. */
export type Said = { readonly code: number | null; readonly out: string; readonly err: string };

/** The product as a user starts it: its own process, on loopback, with data of its own. */
export type StartedDemo = {
  readonly site: string;
  readonly pid: number;
  readonly dataDir: string;
  /** Everything said so far. */
  readonly said: () => { readonly out: string; readonly err: string };
  /** Ends the process by its id and removes its data. */
  readonly stop: () => Promise<void>;
};

/**
 * Runs `mingquan start` in an empty folder until it serves.
 *
 * @param port wanted port; 0 lets the system choose
 */
export async function startDemo(port: number): Promise<StartedDemo> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mq-tour-'));
  const child = spawn(process.execPath, [command, 'start'], { env: environment(dataDir, port), stdio: ['ignore', 'pipe', 'pipe'] });
  const said = listenTo(child);
  const stop = async (): Promise<void> => {
    await endProcess(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  const deadline = Date.now() + 100_000;
  for (;;) {
    const site = /public pages\s+(http:\/\/\S+?)\/\s.*Ctrl-C/s.exec(said().out)?.[1];
    if (site !== undefined) return { site, pid: child.pid ?? 0, dataDir, said, stop };
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`mingquan start did not serve:\n${said().out}${said().err}`);
    }
    await wait(50);
  }
}

/** Runs a command of the product to its end. */
export async function runMingquan(args: readonly string[], dataDir: string): Promise<Said> {
  const child = spawn(process.execPath, [command, ...args], { env: environment(dataDir, 0), stdio: ['ignore', 'pipe', 'pipe'] });
  const said = listenTo(child);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...said() };
}

function environment(dataDir: string, port: number): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('MINGQUAN_') && name !== 'DATABASE_URL');
  return { ...Object.fromEntries(own), MINGQUAN_DATA_DIR: dataDir, MINGQUAN_PORT: String(port) };
}

function listenTo(child: ChildProcess): () => { readonly out: string; readonly err: string } {
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  return () => ({ out, err });
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  process.kill(child.pid, 'SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(late);
}
