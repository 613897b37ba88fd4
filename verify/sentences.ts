import type { LogFault, LogFaultCode } from '../core/ledger/log-fault.ts';
import type { AuditReport } from './audit.ts';

const MEANING: Readonly<Record<LogFaultCode, string>> = {
  'missing-file': '缺少文件 a file is missing',
  'bad-checkpoint': '检查点不可信 the checkpoint cannot be believed',
  'root-differs': '树根与签名不符 the root is not the one that was signed',
  'bad-tile': '哈希块长度错误 a hash tile has the wrong length',
  'tile-differs': '哈希块被改动 a hash in this tile is not the one that was signed',
  'bad-entry-bundle': '条目包残缺 the bundle cannot be cut into entries',
  'entry-differs': '条目被改动 the entry is not the one that was signed',
  'bad-entry': '条目格式错误 the entry cannot be read',
  'stream-gap': '序号不连续 a number in the stream is skipped or repeated',
  'stream-broken': '前后链断开 the entry does not continue its predecessor',
  'time-reversed': '时间倒退 the entry is older than its predecessor',
  'bad-earlier-checkpoint': '旧检查点不可信 an earlier checkpoint cannot be believed',
  'log-shrunk': '账本变短 the log is shorter than it was',
  'history-differs': '历史被改写 the beginning is not what was signed earlier',
};

/** One line for a fault: what is wrong, and where. */
export function faultLine(fault: LogFault): string {
  const index = fault.index === undefined ? '' : ` 第${fault.index}条 entry ${fault.index}`;
  const field = fault.field === undefined ? '' : ` (${fault.field})`;
  return `${fault.path}${index}${field}: ${MEANING[fault.code]} ${JSON.stringify(fault.because)}`;
}

/** The lines of an audit for people. */
export function reportLines(report: AuditReport): readonly string[] {
  const head = [
    `账本 log ${report.origin}`,
    `条目 entries ${report.entries} / ${report.size ?? '?'}  业务流 streams ${report.streams}  树根 root ${report.root ?? '?'}`,
    ...(report.keyFrom === 'log' ? ['公钥取自账本自身 the key was taken from the log itself; give --key to know whose log it is'] : []),
  ];
  if (report.sound) return [...head, '核验通过 all is well'];
  const more = report.faultsNotListed > 0 ? [`另有 and ${report.faultsNotListed} more`] : [];
  return [...head, ...report.faults.map(faultLine), ...more, `核验不通过 ${report.faults.length + report.faultsNotListed} faults`];
}
