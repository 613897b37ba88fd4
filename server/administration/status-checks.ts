import { type Check, failing, fine, warning } from './check.ts';
import type { CountyStatus } from './county-status.ts';

/** What the status of a county means. */
export function statusChecks(status: CountyStatus): readonly Check[] {
  return [
    fine('县 county', `${status.county}${status.demo ? '（示例 demo）' : ''}`),
    root(status),
    key(status),
    file(status),
    waiting(status),
    clock(status),
  ];
}

function root({ rootAgrees, signedSize, root: signed, entries }: CountyStatus): Check {
  const name = '账本 ledger';
  if (!rootAgrees)
    return failing(
      name,
      '条目的树根与签过的不符 the root of the entries is not the signed one',
      'mingquan verify --database；不要再写入 · write nothing more',
    );
  return fine(name, `${entries} 条 entries，已签 signed ${signedSize}，树根 root ${signed ?? '-'}`);
}

function key({ keyAgrees, root: signed }: CountyStatus): Check {
  const name = '账本密钥 ledger key';
  if (signed === null) return warning(name, '还没有签名 nothing signed yet', '再等一秒 · wait a second');
  if (keyAgrees === null) return failing(name, '没有密钥 no key', '恢复的数据要放回原来的密钥 · restored data needs its old keys');
  return keyAgrees
    ? fine(name, '与检查点相符 signed the checkpoint')
    : failing(name, '不是签检查点的那把 another key', '放回原来的密钥 · put the old keys back');
}

function file({ checkpointFile }: CountyStatus): Check {
  const name = '检查点文件 checkpoint file';
  switch (checkpointFile) {
    case 'agrees':
      return fine(name, '相符 agrees');
    case 'behind':
      return warning(name, '比账本旧 older than the ledger', '下次签名时更新 · renewed with the next signature');
    case 'missing':
      return failing(name, '不见了 missing', 'mingquan verify --database');
    case 'differs':
      return failing(name, '被改动 changed', 'mingquan verify --database');
  }
}

function waiting({ waiting: leaves }: CountyStatus): Check {
  const name = '等待入账 waiting leaves';
  return leaves < 10_000
    ? fine(name, String(leaves))
    : warning(name, String(leaves), '记账落后：看服务日志 · the ledger lags: look at the log');
}

function clock({ skewMs }: CountyStatus): Check {
  const name = '时钟 clock';
  const says = `与数据库相差 ${skewMs} ms from the database`;
  return Math.abs(skewMs) < 2_000 ? fine(name, says) : failing(name, says, '校准两台机器的时钟 · set both clocks by the network');
}
