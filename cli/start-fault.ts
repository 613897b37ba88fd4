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
  'demo-on-network': ({ host }) =>
    `示例县只能在本机打开（MINGQUAN_HOST 现在是 ${String(host)}）。确实要放到网络上，请设 MINGQUAN_DEMO_ON_NETWORK=yes。\nThe demo county is for this machine only.`,
  'no-free-port': ({ from, to }) =>
    `端口 ${String(from)} 到 ${String(to)} 都被占用了。请用 MINGQUAN_PORT 换一个。\nNo free port between ${String(from)} and ${String(to)}.`,
  'cannot-listen': ({ host }) =>
    `不能在地址 ${String(host)} 上监听。请检查 MINGQUAN_HOST。\nCannot listen on ${String(host)}: check MINGQUAN_HOST.`,
};

function listOf(problems: unknown): string {
  return Array.isArray(problems) ? problems.map(String).join('\n') : '';
}

/** Runs a command; a fault that the user can mend is told in words and ends with 2. */
export async function startFault(console: Pick<Console, 'err'>, run: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await run();
  } catch (error) {
    const sentence = error instanceof Fault ? told[error.code] : undefined;
    if (sentence === undefined || !(error instanceof Fault)) throw error;
    console.err(`${sentence(error.facts)}\n`);
    return 2;
  }
}
