import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const program = join(import.meta.dirname, '../bin/mingquan');
const folder = mkdtempSync(join(tmpdir(), 'sweep-interrupt-'));

beforeAll(() => {
  mkdirSync(join(folder, 'in'));
  const lines = Array.from({ length: 400_000 }, (_, index) => `F${index},B01,2024,349901196110169317,${index}.50,2024-03-05`);
  writeFileSync(join(folder, 'in', '补贴发放.csv'), `发放流水号,项目编码,所属期,身份证号,金额(元),发放日期\n${lines.join('\n')}\n`);
  mkdirSync(join(folder, 'small'));
  writeFileSync(join(folder, 'small', '人员.csv'), '人员编号,姓名,身份证号\nR1,甲,349901196110169317\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a sweep in a group of processes of its own, as a terminal does. */
function start(input: string, output: string, room: string | null): ChildProcess {
  const words = ['sweep', '--in', join(folder, input), '--out', join(folder, output)];
  return spawn(process.execPath, [program, ...words, ...(room === null ? [] : ['--room', join(folder, room)])], {
    detached: true,
    stdio: 'ignore',
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) throw new Error('the command did not start');
  process.kill(-child.pid, signal);
}

/** Hidden folders of a place and of the rooms in it: copies of the data. */
function copiesIn(place: string): readonly string[] {
  if (!existsSync(join(folder, place))) return [];
  const hidden = readdirSync(join(folder, place)).filter((name) => name.startsWith('.'));
  return hidden.flatMap((name) => [join(place, name), ...copiesIn(join(place, name))]);
}

/** Waits until data stands in a staging folder. */
async function untilCopied(place: string, file = 'file-0-0.parquet'): Promise<void> {
  for (let tries = 0; tries < 3000; tries += 1) {
    if (copiesIn(place).some((path) => path.includes('.staging-') && readdirSync(join(folder, path)).some((name) => name.includes(file))))
      return;
    await sleep(10);
  }
  throw new Error('no copy of the data was seen');
}

describe('mingquan sweep, interrupted', () => {
  it.each([
    ['SIGINT', null],
    ['SIGINT', 'room-int'],
    ['SIGTERM', 'room-term'],
  ] as const)('by %s, room %s: leaves no copy of the data behind and ends with 130', async (signal, room) => {
    const output = `out-${signal}-${room ?? 'none'}`;
    const child = start('in', output, room);
    const exit = ended(child);
    await untilCopied(room ?? output);
    signalGroup(child, signal);
    expect(await exit).toBe(130);
    expect([...copiesIn(output), ...copiesIn(room ?? output)]).toEqual([]);
    expect(readdirSync(join(folder, output))).toEqual([]);
  });

  it('removes at the next run what killed processes have left', async () => {
    const child = start('in', 'out-kill', 'room-kill');
    const exit = ended(child);
    await untilCopied('room-kill');
    signalGroup(child, 'SIGKILL');
    await exit;
    expect(copiesIn('room-kill').length).toBeGreaterThan(0);
    expect(copiesIn('out-kill').length).toBeGreaterThan(0);
    const next = ended(start('small', 'out-kill', 'room-kill'));
    expect(await next).toBe(0);
    expect([...copiesIn('room-kill'), ...copiesIn('out-kill')]).toEqual([]);
  });

  it('goes on, after it was killed, from what stands whole in the room, and finds the same', async () => {
    const child = start('in', 'out-on', 'room-on');
    const exit = ended(child);
    await untilCopied('room-on', 'file-0.json');
    signalGroup(child, 'SIGKILL');
    await exit;
    expect(copiesIn('room-on')).toHaveLength(1);
    expect(await ended(start('in', 'out-on', 'room-on'))).toBe(0);
    expect(await ended(start('in', 'out-whole', 'room-whole'))).toBe(0);
    expect(copiesIn('room-on')).toEqual([]);
    const tables = (output: string): unknown =>
      (JSON.parse(readFileSync(join(folder, output, 'manifest.json'), 'utf8')) as { tables: unknown }).tables;
    expect(tables('out-on')).toEqual(tables('out-whole'));
  });
});
