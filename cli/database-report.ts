import type { DatabaseFault, DatabaseFaultCode } from '../server/ledger/database-fault.ts';
import type { DatabaseReport } from '../server/ledger/verify-database.ts';

const meaning: Readonly<Record<DatabaseFaultCode, string>> = {
  'column-differs': '与账本条目不符 not what the ledger entry says',
  'event-without-entry': '事件没有账本条目 an event without an entry',
  'entry-without-event': '条目没有事件 an entry without an event',
  'entry-twice': '同一事件有两个条目 an event with two entries',
  'entry-differs': '条目字节被改动 the bytes of the entry were changed',
  'bad-entry': '条目读不出来 the entry cannot be read',
  'leaf-hash-differs': '条目的哈希被改动 the hash of the entry was changed',
  'index-gap': '账本序号不连续 a place in the log is skipped or doubled',
  'stream-gap': '业务流序号不连续 a number in the stream is skipped',
  'stream-broken': '前后链断开 the entry does not continue its predecessor',
  'time-reversed': '时间倒退 the entry is older than its predecessor',
  'unknown-type-version': '事件格式不认识 an unknown form of event',
  'value-missing': '缺少条目承诺过的值 values that the entry commits to are missing',
  'value-unreadable': '密封的值打不开 the sealed values do not open',
  'value-differs': '值不是承诺过的那个 a value is not the one that was committed to',
  'value-without-event': '值没有事件 values without an event',
  'key-missing': '业务流的密钥不见了（不是依法销毁）the key of the stream is lost, not erased',
  'head-differs': '账本头不一致 the heads of the log disagree',
  'bad-checkpoint': '检查点不可信 the checkpoint cannot be believed',
  'root-differs': '树根与签名不符 the root is not the one that was signed',
  'missing-file': '缺少文件 a file is missing',
  'tile-differs': '哈希块被改动 the tile was changed',
  'item-version-differs': '事项版本与公布时不同 the item version is not the one that was published',
  'projection-differs': '与事件记录不符，可用 rebuild 重做 not what the events say; rebuild makes it anew',
};

/** One line for a fault: where, what. */
export function databaseFaultLine(fault: DatabaseFault): string {
  const table = fault.table === undefined ? [] : [fault.column === undefined ? fault.table : `${fault.table}.${fault.column}`];
  const stream = fault.stream === undefined ? [] : [`${fault.stream}${fault.seq === undefined ? '' : ` #${String(fault.seq)}`}`];
  const index = fault.index === undefined ? [] : [`第${fault.index}条 entry ${fault.index}`];
  const path = fault.path === undefined ? [] : [fault.path];
  return `${[...path, ...table, ...stream, ...index].join(' ')}: ${meaning[fault.code]} ${JSON.stringify(fault.because)}`;
}

/** The lines of a report for people. */
export function databaseReportLines(report: DatabaseReport): readonly string[] {
  const head = [
    `账本 log ${report.origin}`,
    `事件 events ${report.events}  条目 entries ${report.entries}  等待 waiting ${report.waiting}  已签 signed ${report.size ?? '?'}  树根 root ${report.root ?? '?'}`,
    `密封的值 sealed values ${report.values}  已依法销毁的业务流 erased streams ${report.erasedStreams}  事项版本 item versions ${report.itemVersions}  对照的清单行 list rows compared ${report.projections}`,
  ];
  if (report.sound) return [...head, '核验通过 all is well'];
  const more = report.faultsNotListed > 0 ? [`另有 and ${report.faultsNotListed} more`] : [];
  return [...head, ...report.faults.map(databaseFaultLine), ...more, `核验不通过 ${report.faults.length + report.faultsNotListed} faults`];
}
