import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';

import { isRefusal, refuse } from '../core/kernel/outcome.ts';
import { organisationTemplate } from '../exchange/organisation/template.ts';
import type { CountyOrder } from '../server/administration/county-order.ts';
import { createCounty } from '../server/administration/create-county.ts';
import type { IssuedAccount } from '../server/administration/new-account.ts';
import { type CountyWords, readCountyOrder } from '../server/administration/read-county-order.ts';
import { openCounty, openInstallation } from '../server/open-county.ts';
import type { Settings } from '../server/platform/settings/read-settings.ts';
import type { Command, Console, ExitCode, Request } from './command.ts';
import { withProgress } from './command-progress.ts';
import { importTable } from './import-table.ts';
import { settingsOr } from './read-settings.ts';
import { secretsText } from './secrets-text.ts';
import { startFault } from './start-fault.ts';
import { tellRefusal } from './tell-refusal.ts';
import { demandFolderOf } from './writable-folder.ts';

const usage =
  '--name 县名 --code 行政区划代码 [--from FILE.xlsx] [--without-items] [--secrets FILE] [--json]\n                            mingquan init --template FILE.xlsx';

/** `mingquan init`: a county with its three administrators in an empty place, its organisation from one spreadsheet; or the empty spreadsheet. */
export const init: Command = {
  usage,
  options: {
    ...{ name: { type: 'string' }, code: { type: 'string' }, from: { type: 'string' }, template: { type: 'string' } },
    ...{ 'without-items': { type: 'boolean' }, secrets: { type: 'string' }, json: { type: 'boolean' } },
  },
  words: [0, 0],
  run: async (request, console) => {
    const { template } = request.options;
    if (typeof template === 'string') return writeTemplate(resolve(console.folder, template), console);
    const settings = settingsOr(console);
    if (settings === undefined) return 2;
    const words = wordsOf(request, settings, console);
    if (words === undefined) return 2;
    return startFault(console, () => make({ settings, words, request, console }));
  },
};

async function writeTemplate(path: string, console: Console): Promise<ExitCode> {
  if (existsSync(path)) return tellRefusal(console, refuse('file-exists', { file: path }));
  writeFileSync(path, await organisationTemplate(), { flag: 'wx' });
  console.out(`已写出空白表：${path} · template written\n`);
  return 0;
}

/** What was asked; undefined when something is missing, which is told. */
function wordsOf({ options }: Request, settings: Settings, console: Console): CountyWords | undefined {
  const { name, code, from } = options;
  if (typeof name !== 'string' || name.trim() === '' || typeof code !== 'string' || !/^\d{6}$/.test(code)) {
    console.err(`要写县名和 6 位行政区划代码 · a name and a code of six digits are needed\n用法 · usage: mingquan init ${usage}\n`);
    return undefined;
  }
  if (settings.publicUrl === undefined) {
    console.err(
      '没有设 MINGQUAN_PUBLIC_URL，账本名称用 localhost；正式使用前请先设好再建县，账本名称以后不能改。\nThe ledger is named after localhost for ever: set MINGQUAN_PUBLIC_URL before you make a county for use.\n',
    );
  }
  const site = settings.publicUrl === undefined ? 'localhost' : new URL(settings.publicUrl).host;
  const words = {
    name: name.normalize('NFC').trim(),
    divisionCode: code,
    ledgerOrigin: `${site}/ledger/${code}`,
    publishItems: options['without-items'] !== true,
  };
  if (typeof from !== 'string') return words;
  const workbook = read(resolve(console.folder, from));
  if (workbook === undefined) console.err(`读不到文件 ${from} · cannot be read\n`);
  return workbook === undefined ? undefined : { ...words, workbook };
}

function read(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

type Making = { readonly settings: Settings; readonly words: CountyWords; readonly request: Request; readonly console: Console };

async function make(making: Making): Promise<ExitCode> {
  const { words, request, console } = making;
  const at = Date.now();
  const order = await readCountyOrder(words, at);
  if ('refused' in order) return tellRefusal(console, order);
  if ('faults' in order) {
    if (request.options['json'] === true) console.out(`${JSON.stringify({ faults: order.faults })}\n`);
    console.err(importTable(order.faults));
    return 2;
  }
  const { secrets } = request.options;
  const file = typeof secrets === 'string' ? resolve(console.folder, secrets) : undefined;
  if (file !== undefined && existsSync(file)) return tellRefusal(console, refuse('file-exists', { file }));
  if (file !== undefined) demandFolderOf(file);
  try {
    return await write(making, { order, at, file });
  } catch (error) {
    if (file !== undefined) rmSync(file, { force: true });
    throw error;
  }
}

/** The secrets are on disk before the county is: a full disk must not leave a county that nobody can enter. */
async function write(
  { settings, request, console }: Making,
  { order, at, file }: { readonly order: CountyOrder; readonly at: number; readonly file: string | undefined },
): Promise<ExitCode> {
  const installation = await openInstallation(settings);
  try {
    const text = (accounts: readonly IssuedAccount[]): string =>
      secretsText(
        order.name,
        accounts.map((one) => ({ ...one, name: nameOf(order, one.person) })),
      );
    const keep = (accounts: readonly IssuedAccount[]): void => void (file !== undefined && writeSecret(file, text(accounts)));
    const made = await withProgress(console, (progress) =>
      createCounty(installation, order, { at, keep, progress: (share) => progress(share, '账号 accounts') }),
    );
    if (isRefusal(made)) return tellRefusal(console, made);
    const county = await openCounty(installation, () => '');
    await county.sequencer.settle();
    await county.close();
    tell({ request, console }, { order, made, file, text });
    return 0;
  } finally {
    await installation.close();
  }
}

type Made = {
  readonly order: CountyOrder;
  readonly made: readonly IssuedAccount[];
  readonly file: string | undefined;
  readonly text: (accounts: readonly IssuedAccount[]) => string;
};

function tell({ request, console }: Pick<Making, 'request' | 'console'>, { order, made, file, text }: Made): void {
  const { units, posts, persons } = order.organisation;
  if (request.options['json'] === true) {
    const secrets = file === undefined ? made.map((one) => ({ ...one, name: nameOf(order, one.person) })) : [];
    console.out(
      `${JSON.stringify({ county: order.name, units: units.length, posts: posts.length, persons: persons.length, accounts: made.length, secrets, file: file ?? null })}\n`,
    );
    return;
  }
  console.out(
    `已建“${order.name}”：单位 ${units.length}，岗位 ${posts.length}，人员 ${persons.length}，账号 ${made.length} · the county is made\n`,
  );
  if (file === undefined) console.out(`以下内容只显示这一次，请分别交给本人 · shown once; hand each slip to its person\n${text(made)}`);
  else
    console.out(
      `账号口令已写入 ${file}（只有你能读），分发后请删除 · secrets written, readable by you only; delete the file once they are handed over\n`,
    );
}

function nameOf({ organisation }: CountyOrder, person: string): string {
  return organisation.persons.find((one) => one.id === person)?.name ?? '';
}

function writeSecret(path: string, text: string): void {
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
