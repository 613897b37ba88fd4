import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { isDay } from '../core/kernel/day.ts';
import { openPrecheck, type PrecheckAnswer, type ProposedPayment } from '../dataroom/precheck.ts';
import { findCurrent } from '../dataroom/snapshot.ts';
import { ownRules } from '../dataroom/start-room.ts';
import type { Command, ExitCode } from './command.ts';
import { readInput, textOfBytes } from './read-input.ts';

/** `mingquan precheck`: what is to be asked before payments are made; exit code 1 when there is something. */
export const precheck: Command = {
  usage: '--room FOLDER --in FILE.jsonl [--json]',
  options: { room: { type: 'string' }, in: { type: 'string' }, json: { type: 'boolean' } },
  words: [0, 0],
  run: async ({ options }, console): Promise<ExitCode> => {
    const turnAway = (text: string): ExitCode => {
      console.err(`${text}\n`);
      return 2;
    };
    if (typeof options['room'] !== 'string' || typeof options['in'] !== 'string')
      return turnAway('需要 --room 和 --in · --room and --in are needed');
    const room = resolve(console.folder, options['room']);
    const snapshot = await findCurrent(room);
    if (snapshot === undefined)
      return turnAway(`${room}: 数据间里还没有快照，先用 sweep --room 导入 · the room has no snapshot yet; import with sweep --room first`);
    const bytes = await readInput(resolve(console.folder, options['in']));
    const text = bytes instanceof Uint8Array ? textOfBytes(bytes) : bytes;
    if (typeof text !== 'string') return turnAway(`${options['in']}: ${text.chinese} · ${text.english}`);
    const payments = text
      .split('\n')
      .flatMap((line, index) => (line.trim() === '' ? [] : [{ number: index + 1, payment: paymentOf(line) }]));
    const wrong = payments.find(({ payment }) => payment === undefined);
    if (wrong !== undefined)
      return turnAway(
        `第 ${wrong.number} 行不是一笔待发放 · line ${wrong.number} is no payment: {identity, programme, period, day, account?, handler?, approver?}`,
      );
    const spillFolder = await mkdtemp(join(tmpdir(), 'mingquan-precheck-'));
    try {
      const opened = await openPrecheck({ room, snapshot, rules: ownRules, memoryMegabytes: 512, threads: 2, spillFolder });
      const answers = payments.flatMap(({ number, payment }) =>
        payment === undefined ? [] : [{ line: number, ...opened.check(payment) }],
      );
      opened.close();
      console.out(answers.map((answer) => (options['json'] === true ? `${JSON.stringify(answer)}\n` : lineText(answer))).join(''));
      return answers.some(({ findings }) => findings.length > 0) ? 1 : 0;
    } finally {
      await rm(spillFolder, { recursive: true, force: true });
    }
  },
};

function paymentOf(line: string): ProposedPayment | undefined {
  const members = membersOf(line);
  const text = (name: string): string => (typeof members[name] === 'string' ? members[name] : '');
  const payment = { identity: text('identity'), programme: text('programme'), period: text('period'), day: text('day') };
  const whole = payment.identity !== '' && payment.programme !== '' && isDay(payment.day) && isPeriod(payment.period);
  const mayMiss = (name: string): string | null => (text(name) === '' ? null : text(name));
  return whole ? { ...payment, account: mayMiss('account'), handler: mayMiss('handler'), approver: mayMiss('approver') } : undefined;
}

function membersOf(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function isPeriod(text: string): boolean {
  return /^\d{4}(-(0[1-9]|1[0-2])|Q[1-4])?$/.test(text);
}

function lineText({ line, findings, unknown }: PrecheckAnswer & { readonly line: number }): string {
  const texts = findings.map(({ rule, ...facts }) => `${rule} ${JSON.stringify(facts)}`);
  const blank = unknown.map((what) => (what === 'person' ? '数据间里没有此人 · unknown person' : '数据间里没有此项目 · unknown programme'));
  return `${line}  ${[...texts, ...blank].join('；') || '无提示 · nothing to ask'}\n`;
}
