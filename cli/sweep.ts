import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';

import { isDay } from '../core/kernel/day.ts';
import { ownRules, sweepInRoom } from '../dataroom/start-room.ts';
import type { SweepOrder, SweepSummary } from '../dataroom/sweep-order.ts';
import { findCurrent } from '../dataroom/snapshot.ts';
import { skipText, unreadText } from '../dataroom/sweep-texts.ts';
import { countyRoom } from '../server/administration/county-room.ts';
import { readSettings } from '../server/platform/settings/read-settings.ts';
import type { Command, Console, ExitCode, Request } from './command.ts';
import { settingsOr } from './read-settings.ts';
import { refusalSentence } from './settings.ts';
import { withRecord } from './sweep-record.ts';
import { showProgress } from './progress.ts';
import { withCountyCases } from './sweep-county.ts';
import { trySweep } from './sweep-try.ts';

/** `mingquan sweep`: all supervision rules over a folder of exports; exit code 1 when there are alerts, 70 when a rule broke. */
export const sweep: Command = {
  usage:
    '[--in FOLDER] [--county] --out FOLDER [--room FOLDER | --history ROOM] [--day YYYY-MM-DD] [--authority TEXT] [--purpose TEXT] [--delete-by YYYY-MM-DD] [--record LOGIN] [--indicators] [--mask-objects] [--json] | --try RULE.NAME=VALUE --room FOLDER [--day YYYY-MM-DD] [--json]',
  options: {
    in: { type: 'string' },
    county: { type: 'boolean' },
    out: { type: 'string' },
    room: { type: 'string' },
    history: { type: 'string' },
    try: { type: 'string' },
    day: { type: 'string' },
    authority: { type: 'string' },
    purpose: { type: 'string' },
    'delete-by': { type: 'string' },
    record: { type: 'string' },
    indicators: { type: 'boolean' },
    'mask-objects': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  words: [0, 0],
  stopsItself: true,
  run: async (request, console) => {
    const { try: tried, room, day } = request.options;
    if (typeof tried === 'string' && typeof room === 'string')
      return trySweep(
        { room: resolve(console.folder, room), tried, day: typeof day === 'string' ? day : null, json: request.options['json'] === true },
        console,
      );
    const order = await orderOf(request, console);
    if (typeof order === 'string') {
      console.err(`${order}\n`);
      return 2;
    }
    const input = typeof request.options['in'] === 'string' ? order.input : null;
    const sweepIt = (told: Told): Promise<ExitCode> =>
      request.options['county'] === true
        ? withCountyCases(input, console, (together) => sweepAndTell({ ...order, input: together }, request, told))
        : sweepAndTell(order, request, told);
    const login = request.options['record'];
    if (typeof login !== 'string') return sweepIt({ ...console, swept: () => undefined });
    const settings = settingsOr(console);
    return settings === undefined ? 2 : withRecord({ settings, login }, console, (swept) => sweepIt({ ...console, swept }));
  },
};

/** Where a sweep tells what it did; `swept` hears of the snapshot that was made. */
type Told = Console & { readonly swept: (snapshot: string) => void };

async function sweepAndTell(order: SweepOrder, request: Request, console: Told): Promise<ExitCode> {
  const progress = showProgress({
    write: console.err,
    ...(process.stderr.isTTY === true ? { isTTY: true, columns: process.stderr.columns } : {}),
  });
  const summary = await sweepInRoom(order, progress.to, request.signal).finally(progress.end);
  if (summary === 'stopped') {
    console.err('已中断，临时数据已删除，没有写出结果 · stopped; temporary data is removed, no result was written\n');
    return 130;
  }
  for (const one of summary.unreadSources) console.err(`${one.source}: 未读：${unreadText(one)} · not read: ${one.problem}\n`);
  if (summary.sources === 0) {
    if (request.options['json'] === true) console.out(`${JSON.stringify(summary, null, 2)}\n`);
    console.err('没有读到任何一张表，没有写出结果 · no table was read, no result was written\n');
    return 2;
  }
  console.swept(summary.snapshot);
  for (const { rule, name, skipped } of summary.rules)
    if (skipped !== undefined) console.err(`规则 ${rule} ${name} 未运行：${skipText(skipped)} · not run: ${skipped.reason}\n`);
  console.out(request.options['json'] === true ? `${JSON.stringify(summary, null, 2)}\n` : summaryText(summary, order.output));
  if (summary.answers > 0) console.err(`上次表格中填写的 ${summary.answers} 条已带入 alerts.xlsx · answers carried over\n`);
  if (summary.earlierSheet !== null)
    console.err(`上次的表格另存为 ${summary.earlierSheet}，其中有未能带入的内容 · kept, because not all of it could be carried over\n`);
  if (summary.rules.some(({ skipped }) => skipped?.reason === 'failed')) return 70;
  return summary.alerts === 0 ? 0 : 1;
}

async function orderOf({ options }: Request, console: Console): Promise<SweepOrder | string> {
  const text = (name: string): string | null => (typeof options[name] === 'string' && options[name] !== '' ? options[name] : null);
  const place = (name: string): string | null => {
    const given = text(name);
    return given === null ? null : resolve(console.folder, given);
  };
  const output = place('out');
  // Without a folder the casework of the county is swept alone; it is put in the place of the input later.
  const input = place('in') ?? (options['county'] === true ? console.folder : null);
  if (input === null || output === null) return '需要 --in（或 --county）和 --out · --in (or --county) and --out are needed';
  if (!(await isFolder(input))) return `${input}: 不是可读的文件夹 · no folder that can be read`;
  if (output === input) return '输出不能写进输入文件夹 · the results cannot go where the data is';
  const recorded = text('record') === null ? null : recordedRoom({ text, place }, console);
  if (recorded !== null && !isAbsolute(recorded)) return recorded;
  const history = place('history');
  if (history !== null && text('room') !== null)
    return '--history 已经指明数据间，不能同时用 --room · --history names the room already, so --room cannot stand beside it';
  if (history !== null && (await findCurrent(history)) === undefined)
    return `${history}: 数据间里还没有快照，先用 --room 导入 · the room has no snapshot yet; import with --room first`;
  for (const name of ['day', 'delete-by'])
    if (text(name) !== null && !isDay(text(name) ?? ''))
      return `--${name}: 没有这一天；应写成 2025-06-30 · no such day; write it as 2025-06-30`;
  return {
    input,
    output,
    room: history ?? recorded ?? place('room'),
    extend: history !== null,
    rules: ownRules,
    grounds: { authority: text('authority'), purpose: text('purpose'), deleteBy: text('delete-by') },
    day: text('day'),
    indicators: options['indicators'] === true,
    maskObjects: options['mask-objects'] === true,
    memoryMegabytes: 512,
    threads: 2,
    now: new Date().toISOString(),
  };
}

type Given = { readonly text: (name: string) => string | null; readonly place: (name: string) => string | null };

/** The room whose imports stand in the ledger; else the sentence that says what is missing. */
function recordedRoom({ text, place }: Given, console: Console): string {
  const reading = readSettings(console.env, console.folder);
  if ('refusals' in reading) return reading.refusals.map(refusalSentence).join('\n');
  const room = countyRoom(reading.settings);
  if (['room', 'history'].some((name) => place(name) !== null && place(name) !== room))
    return `--record 只用于本县的数据间 ${room} · --record goes with the room of the county alone`;
  return ['authority', 'purpose', 'delete-by'].some((name) => text(name) === null)
    ? '--record 要写明 --authority、--purpose 和 --delete-by · --record needs --authority, --purpose and --delete-by'
    : room;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function summaryText(summary: SweepSummary, output: string): string {
  const rows = summary.rules
    .filter(({ alerts }) => alerts > 0)
    .map(({ rule, name, alerts }) => `${rule}  ${String(alerts).padStart(6)}  ${name}\n`);
  const total = `${summary.alerts} 条预警（新 ${summary.new}，变 ${summary.changed}，重复 ${summary.repeated}，消失 ${summary.gone}），待修补 ${summary.repairs} · alerts, repairs\n`;
  const growth = summary.growth.map(({ table, added, replaced, known }) => `${table}：新 ${added}，更正 ${replaced}，已有 ${known}\n`);
  return `${growth.join('')}${rows.join('')}${total}${output}\n`;
}
