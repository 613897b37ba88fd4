import type { Facts, Refusal } from '../core/kernel/outcome.ts';
import type { Console, ExitCode } from './command.ts';

type Told = (facts: Facts) => string;

/** What a person at the terminal reads when a command is refused: what, why, and what to do. */
const told: Readonly<Record<string, Told>> = {
  'file-exists': ({ file }) => `文件已存在，没有覆盖：${text(file)} · the file exists and was not overwritten; choose another name`,
  'folder-not-empty': ({ folder }) => `目录不是空的：${text(folder)} · the folder is not empty; choose another one`,
  'export-target-unknown': ({ target, codes }) =>
    `没有“${text(target)}”这个单位或事项${Array.isArray(codes) && codes.length > 0 ? `，同名的有：${text(codes)}` : ''}。请写编码，或写 county、ledger · no such unit or item; give its code, or county, or ledger`,
  'ledger-not-signed': () => '账本还没有签名过，请稍后再试 · the ledger was not signed yet; try again in a second',
  'restore-target-not-empty': ({ folder, database }) =>
    `恢复只写入空目录：${text(folder ?? database)} 已有数据 · restore writes into an empty place only; set MINGQUAN_DATA_DIR to another folder`,
  'county-exists': ({ name }) =>
    `这里已经有“${text(name)}”，没有改动 · there is a county already; nothing was changed. Set MINGQUAN_DATA_DIR to an empty folder`,
  'item-unknown': ({ item }) => `没有这个事项：${text(item)} · no item with this code is published`,
  'unit-unknown': ({ unit }) => `没有这个单位：${text(unit)} · no unit has this code or name`,
  'unit-without-items': ({ unit }) => `“${text(unit)}”没有公布事项 · this unit has no published items`,
  'person-unknown': ({ person }) => `没有这个人：${text(person ?? '')} · nobody has this name or id`,
  'person-not-unique': ({ person, ids }) =>
    `有几个人叫“${text(person)}”，请用编号 · several persons have this name; give one of the ids: ${text(ids)}`,
  'account-unknown': () => '没有这个登录名；用 mingquan account list 查看 · no such login; see mingquan account list',
  'account-frozen': () => '账号已经冻结；用 mingquan account reset 重新启用 · the account is frozen already; reset opens it again',
  'case-unknown': ({ number }) => `没有这个办件：${text(number)} · no case has this number`,
  'case-not-ended': ({ number }) => `办件 ${text(number)} 还没有办结，先办完再删 · the case still runs; it must end first`,
  'case-erased': ({ number }) => `办件 ${text(number)} 的个人信息已经删过了 · its values were erased before`,
  'bad-login': () => '登录名要用小写字母、数字、点、短横线，2 至 40 个字符 · a login has 2 to 40 small letters, digits, dots, hyphens',
  'login-taken': () => '登录名已被使用 · the login is taken',
  'passphrase-missing': ({ variable }) =>
    `请在终端输入口令，或设环境变量 ${text(variable)} · type the passphrase at a terminal, or set ${text(variable)}`,
  'passphrase-too-short': ({ least }) => `口令至少 ${text(least)} 个字符 · a passphrase has at least ${text(least)} characters`,
  'login-unknown': ({ login }) => `没有这个登录名：${text(login)} · no such login; see mingquan account list`,
  'snapshot-unknown': ({ snapshot }) => `数据间里没有这个快照：${text(snapshot)} · the room has no such snapshot`,
  'import-without-grounds': () =>
    '没有依据、用途或应删除日期，没有记账 · without authority, purpose and day of deletion nothing is entered',
  'snapshot-not-whole': ({ tables }) =>
    `快照的文件与清单不符（${text(tables)}），没有记账 · files differ from the manifest; nothing was entered`,
  'import-was-deleted': () => '这批数据已按期删除，不能再记 · this data was deleted when its day had come; take it in on new grounds',
  'passphrases-differ': () => '两次输入的口令不同 · the two passphrases differ',
};

function text(fact: Facts[string] | undefined): string {
  return Array.isArray(fact) ? fact.join(', ') : String(fact ?? '');
}

/** The sentence of a refusal; one that has none is told by its code. */
function refusalLine({ refused, because }: Refusal): string {
  const sentence = told[refused];
  return sentence === undefined ? `不能办理 · refused: ${refused} ${JSON.stringify(because)}` : sentence(because);
}

/** Tells a refusal; the exit code of a command that ends with it. */
export function tellRefusal(console: Pick<Console, 'err'>, refusal: Refusal): ExitCode {
  console.err(`${refusalLine(refusal)}\n`);
  return 2;
}
