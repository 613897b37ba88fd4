import { Fault } from '../core/kernel/outcome.ts';
import type { Console, ExitCode } from './command.ts';

type Told = (facts: Fault['facts']) => string;

/** Faults at start that are the user's to mend, with what happened, why, and what to do. Others stay faults of ours. */
const told: Readonly<Record<string, Told>> = {
  'database-held': ({ pid, since }) =>
    `数据正被另一个进程使用（进程号 ${String(pid)}，从 ${String(since)} 起）。请先停掉它，或用 MINGQUAN_DATA_DIR 换一个目录。\n` +
    `The data is in use by process ${String(pid)}. Stop it first, or set MINGQUAN_DATA_DIR to another folder.`,
  'database-held-elsewhere': ({ host, pid }) =>
    `数据正被另一台机器 ${String(host)} 的进程 ${String(pid)} 使用。请先在那台机器上停掉它。\nThe data is in use by process ${String(pid)} on ${String(host)}.`,
  'data-newer': () =>
    '这份数据是更新的版本写的，现在的程序不能用，也没有动它。请换新版本的程序。\nThis data was written by a newer version. It was not touched; use the newer program.',
  'library-broken': ({ file, line, field, problems }) =>
    `资料库文件有错，没有启动：${String(file)} 第 ${String(line)} 行，字段 ${String(field)}。\nThe library is broken: ${String(file)}, line ${String(line)}, field ${String(field)}.\n${listOf(problems)}`,
  'county-missing': () =>
    '这里还没有县。请先运行 mingquan init，或用 npm start 看示例县。\nThere is no county yet: run mingquan init, or npm start for the demo.',
  'demo-interrupted': ({ mark }) =>
    `上次装入示例县时中断了，数据库里只有一半。请换一个空的数据库（或清空它），再删掉文件 ${String(mark)}。\n` +
    `Loading the demo was interrupted: give it an empty database, then delete ${String(mark)}.`,
  'demo-on-network': ({ host }) =>
    `示例县只能在本机打开（MINGQUAN_HOST 现在是 ${String(host)}）。确实要放到网络上，请设 MINGQUAN_DEMO_ON_NETWORK=yes。\nThe demo county is for this machine only.`,
  'no-free-port': ({ from, to }) =>
    `端口 ${String(from)} 到 ${String(to)} 都被占用了。请用 MINGQUAN_PORT 换一个。\nNo free port between ${String(from)} and ${String(to)}.`,
  'keys-missing': ({ path }) =>
    `缺少密钥文件 ${String(path)}。没有它读不出个人信息，也不能继续记账；请从密钥备份恢复（mingquan restore --keys）或设 MINGQUAN_KEY_DIR。\nA key file is missing: put the keys back, or set MINGQUAN_KEY_DIR.`,
  'keys-not-opened': () => '口令不对，或密钥文件已损坏 · wrong passphrase, or the file of keys is damaged',
  'key-folder-not-empty': ({ path }) => `密钥目录里已有密钥 ${String(path)}，没有覆盖 · there are keys already; they were not replaced`,
  'keys-of-another-ledger': () => '这些密钥不是这本账的 · these keys belong to another ledger',
  'checkpoint-unreadable': ({ path }) => `读不到 ${String(path)} · cannot be read`,
  'backup-unreadable': ({ file }) => `读不到备份文件 ${String(file)} · the backup cannot be read`,
  'backup-format-unknown': ({ format }) => `不认识的备份格式：${String(format)} · not a backup of a known format`,
  'migration-changed': ({ name }) =>
    `数据库的结构与本程序不符（${String(name)}）· the tables were made by another program: ${String(name)}`,
  'control-broken': () => '正在运行的进程没有答完就停了，请再试 · the serving process ended before it answered; try again',
  'cannot-listen': ({ host }) =>
    `不能在地址 ${String(host)} 上监听。请检查 MINGQUAN_HOST。\nCannot listen on ${String(host)}: check MINGQUAN_HOST.`,
};

/** Faults of data at hand: the answer to the question that a command was asked, so they end with 1. */
const findings: Readonly<Record<string, Told>> = {
  'backup-damaged': ({ table, part, reason }) =>
    `备份文件已损坏（${String(table ?? part ?? reason ?? '')}），没有写入任何内容 · the backup is damaged; nothing was written`,
  'backup-not-restored': ({ table }) =>
    `表 ${String(table)} 的行数与备份不符，已撤销 · a table does not have the rows of the backup; all was undone`,
  'restored-root-differs': ({ checkpoint }) =>
    `恢复的账本与检查点（${String(checkpoint)}）的树根不符，已撤销 · the restored ledger does not have the root of the ${String(checkpoint)} checkpoint; all was undone`,
  'backup-behind-checkpoint': ({ published, restored }) =>
    `备份比公布的检查点旧：公布 ${String(published)} 条，备份 ${String(restored)} 条，已撤销。缺的条目要公开说明 · the backup is older than the published checkpoint: entries are missing; all was undone`,
  'checkpoint-not-believed': ({ checkpoint, reason }) =>
    `检查点（${String(checkpoint)}）不是这本账签的：${String(reason)} · the checkpoint is not signed by this ledger's key`,
  'ledger-key-differs': () =>
    '账本不是现在这把密钥签的，没有继续签名。请放回原来的密钥 · the ledger was signed by another key; put the right keys back',
};

function listOf(problems: unknown): string {
  return Array.isArray(problems) ? problems.map(String).join('\n') : '';
}

/** Runs a command; a fault that the user can mend is told in words and ends with 2. */
export async function startFault(console: Pick<Console, 'err'>, run: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const sentence = told[error.code] ?? findings[error.code];
    if (sentence === undefined) throw error;
    console.err(`${sentence(error.facts)}\n`);
    return error.code in findings ? 1 : 2;
  }
}
