import { daysBetween } from '../core/kernel/day.ts';
import { checkCharacterOf, identityNumberFault } from '../core/kernel/identity-number.ts';
import { bindParameters } from './bind-parameters.ts';
import { query } from './database.ts';
import { openSnapshot } from './open-snapshot.ts';
import { noDay, openPayeeIndex, type PayeeIndex } from './payee-index.ts';
import { readRules } from './read-rules.ts';
import type { Snapshot } from './snapshot.ts';
import { firstNotBelow, recordsOf, type SortedFile } from './sorted-file.ts';

/** A payment that is about to be made. */
export type ProposedPayment = {
  readonly identity: string;
  /** 项目编码. */
  readonly programme: string;
  /** 所属期: `2024`, `2024-03` or `2024Q2`. */
  readonly period: string;
  /** Day of payment, `YYYY-MM-DD`. */
  readonly day: string;
  readonly account: string | null;
  readonly handler: string | null;
  readonly approver: string | null;
};

/** What is to be asked before the payment is made: the rule and its facts, nothing personal among them. */
export type PrecheckFinding =
  | { readonly rule: 'S10'; readonly fault: string }
  | { readonly rule: 'S01'; readonly rows: number; readonly fen: number }
  | { readonly rule: 'S02'; readonly died: string; readonly graceDays: number }
  | { readonly rule: 'S03'; readonly staff: string; readonly category: string }
  | { readonly rule: 'S04'; readonly staff: string; readonly kinship: string }
  | { readonly rule: 'S04'; readonly staff: string; readonly self: true }
  | { readonly rule: 'S05'; readonly persons: number; readonly households: number };

/** The answer about one payment. */
export type PrecheckAnswer = {
  readonly findings: readonly PrecheckFinding[];
  /** What the room does not know, so that nothing could be said of it. */
  readonly unknown: readonly ('programme' | 'person')[];
  readonly snapshot: string;
};

/** Looks payments up one by one against a room. */
export type Precheck = { readonly check: (payment: ProposedPayment) => PrecheckAnswer; readonly close: () => void };

/** What a precheck is opened with. */
export type PrecheckOrder = {
  readonly room: string;
  readonly snapshot: Snapshot;
  readonly rules: string;
  readonly memoryMegabytes: number;
  readonly threads: number;
  readonly spillFolder: string;
};

/** `to` is empty while the office lasts. */
type Staff = { readonly number: string; readonly category: string; readonly from: string; readonly to: string };
type Programme = {
  readonly closedTo: readonly string[];
  readonly discretionary: boolean;
  readonly graceDays: number | null;
  readonly once: boolean;
};

type Registers = {
  readonly staff: ReadonlyMap<number, readonly Staff[]>;
  readonly kin: ReadonlyMap<string, string>;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly registered: ReadonlySet<number>;
};

type Limits = {
  readonly leastRows: number;
  readonly exempt: readonly string[];
  readonly leastPersons: number;
  readonly leastHouseholds: number;
};

/**
 * Opens the check before payment: double payment (S01), death (S02), public office and kin (S03, S04), shared account (S05), as
 * the rules define them, for one payment at a time. A finding stops nothing: a person decides.
 */
export async function openPrecheck(order: PrecheckOrder): Promise<Precheck> {
  const { room, snapshot, memoryMegabytes, threads, spillFolder } = order;
  const limits = { rows: 1, milliseconds: 60_000 };
  const { database, ground } = await openSnapshot({ ...snapshot, memoryMegabytes, threads, spillFolder, limits, day: null });
  try {
    const bound = await limitsOf(order.rules, ground.parameters);
    const index = await openPayeeIndex(database.connection, room, snapshot);
    const registers = await readRegisters((sql) => query(database.connection, sql));
    const known = { index, registers, limits: bound };
    return {
      check: (payment) => ({ ...findingsOf(payment, known), snapshot: snapshot.manifest.id }),
      close: index.close,
    };
  } finally {
    database.close();
  }
}

async function limitsOf(folder: string, parameters: ReadonlyMap<string, string>): Promise<Limits> {
  const rules = await readRules(folder);
  const shown = (id: string): Readonly<Record<string, string>> => {
    const rule = rules.find((one) => one.id === id);
    const bound = rule === undefined ? undefined : bindParameters(rule, parameters);
    return bound !== undefined && 'shown' in bound ? bound.shown : {};
  };
  const [double, shared] = [shown('S01'), shown('S05')];
  return {
    leastRows: Number(double['最少净笔数']),
    exempt: (double['豁免项目'] ?? '').split('|'),
    leastPersons: Number(shared['最少人数']),
    leastHouseholds: Number(shared['最少户数']),
  };
}

type Ask = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

async function readRegisters(ask: Ask): Promise<Registers> {
  const staff = new Map<number, Staff[]>();
  const rows = await ask(
    `SELECT 身份证号, 工号, coalesce(人员类别, '') AS 人员类别, CAST(任职日期 AS VARCHAR) AS 自, coalesce(CAST(离任日期 AS VARCHAR), '') AS 至 FROM 公职人员 WHERE 身份证号 IS NOT NULL AND 任职日期 IS NOT NULL ORDER BY 工号`,
  );
  for (const row of rows) {
    const person = Number(row['身份证号']);
    const one = { number: String(row['工号']), category: String(row['人员类别']), from: String(row['自']), to: String(row['至']) };
    staff.set(person, [...(staff.get(person) ?? []), one]);
  }
  const kin = await ask('SELECT 工号, 亲, 途径 FROM 干部亲属');
  const programmes = await ask(
    'SELECT 项目编码, 不得享受人员类别 AS closed, 是否裁量型 AS free, 死亡宽限天数 AS grace, 发放周期 AS cycle FROM 补贴项目',
  );
  const registered = await ask('SELECT DISTINCT 银行账号 FROM 代领备案 WHERE 银行账号 IS NOT NULL');
  return {
    staff,
    kin: new Map(kin.map((row) => [`${String(row['工号'])} ${String(row['亲'])}`, String(row['途径'])])),
    programmes: new Map(
      programmes.map((row) => [
        String(row['项目编码']),
        {
          closedTo: typeof row['closed'] === 'string' ? row['closed'].split('|') : [],
          discretionary: row['free'] === true,
          graceDays: row['grace'] === null ? null : Number(row['grace']),
          once: row['cycle'] === '次',
        },
      ]),
    ),
    registered: new Set(registered.map((row) => Number(row['银行账号']))),
  };
}

type Known = { readonly index: PayeeIndex; readonly registers: Registers; readonly limits: Limits };
type Found = Pick<PrecheckAnswer, 'findings' | 'unknown'>;

function findingsOf(payment: ProposedPayment, known: Known): Found {
  const { index, registers } = known;
  const identity = normalIdentity(payment.identity);
  const fault = identityNumberFault(identity);
  if (fault !== null) return { findings: [{ rule: 'S10', fault }], unknown: [] };
  const person = numberOf(index.identities, identity);
  const programme = registers.programmes.get(payment.programme);
  const unknown = [...(programme === undefined ? ['programme' as const] : []), ...(person === undefined ? ['person' as const] : [])];
  if (person === undefined) return { findings: [], unknown };
  const asked = { payment, person, programme };
  return { findings: [...double(asked, known), ...death(asked, known), ...office(asked, known), ...sharing(asked, known)], unknown };
}

type Asked = { readonly payment: ProposedPayment; readonly person: number; readonly programme: Programme | undefined };

/** S01, with the proposed payment counted as one positive row more; its amount is positive, so the sum of a group stays positive. */
function double({ payment, person, programme }: Asked, { index, limits }: Known): readonly PrecheckFinding[] {
  if (programme?.once === true || limits.exempt.includes(payment.programme)) return [];
  const [item, period] = [index.programmes.get(payment.programme), index.periods.get(payment.period)];
  if (item === undefined || period === undefined) return [];
  const amounts = index.payments.flatMap((file) =>
    recordsOf(file, person, (record) => ({ item: record.readUInt16LE(4), period: record.readUInt16LE(6), fen: record.readDoubleLE(8) })),
  );
  const own = amounts.filter((one) => one.item === item && one.period === period && !Number.isNaN(one.fen));
  const rows = own.reduce((sum, { fen }) => sum + Math.sign(fen), 0);
  return rows + 1 >= limits.leastRows && own.length > 0 ? [{ rule: 'S01', rows, fen: own.reduce((sum, one) => sum + one.fen, 0) }] : [];
}

function death({ payment, person, programme }: Asked, { index }: Known): readonly PrecheckFinding[] {
  const start = periodStart(payment.period);
  const graceDays = programme?.graceDays ?? null;
  if (start === undefined || graceDays === null) return [];
  return registered(index, person)
    .filter(({ died }) => died !== noDay && dayNumber(start) > died && dayNumber(payment.day) > died + graceDays)
    .slice(0, 1)
    .map(({ died }) => ({ rule: 'S02', died: new Date(died * 86_400_000).toISOString().slice(0, 10), graceDays }));
}

function office({ payment, person, programme }: Asked, { registers }: Known): readonly PrecheckFinding[] {
  if (programme === undefined) return [];
  const held = registers.staff.get(person) ?? [];
  const closed = held.filter(
    ({ category, from, to }) => programme.closedTo.includes(category) && from <= payment.day && (to === '' || payment.day <= to),
  );
  const findings: PrecheckFinding[] = closed.map(({ number, category }) => ({ rule: 'S03', staff: number, category }));
  if (!programme.discretionary) return findings;
  for (const staff of new Set([payment.handler, payment.approver])) {
    if (staff === null) continue;
    const kinship = registers.kin.get(`${staff} ${person}`);
    if (held.some(({ number }) => number === staff)) findings.push({ rule: 'S04', staff, self: true });
    else if (kinship !== undefined) findings.push({ rule: 'S04', staff, kinship });
  }
  return findings;
}

/** S05, with the proposed payee counted among those who are paid into the account. */
function sharing({ payment, person }: Asked, { index, registers, limits }: Known): readonly PrecheckFinding[] {
  const account = payment.account === null ? undefined : numberOf(index.accounts, payment.account.replace(/[ \u3000]/g, ''));
  if (account === undefined || registers.registered.has(account)) return [];
  const paid = new Set([person, ...index.shared.flatMap((file) => recordsOf(file, account, (record) => record.readUInt32LE(4)))]);
  const known = [...paid].flatMap((one) => registered(index, one).slice(0, 1));
  const households = new Set(known.flatMap(({ household }) => (household === 0n ? [] : [household])));
  if (known.length < limits.leastPersons || households.size < limits.leastHouseholds) return [];
  return [{ rule: 'S05', persons: known.length, households: households.size }];
}

type Registered = { readonly died: number; readonly household: bigint };

function registered({ persons }: PayeeIndex, person: number): readonly Registered[] {
  return persons.flatMap((file) =>
    recordsOf(file, person, (record) => ({ died: record.readInt32LE(4), household: record.readBigUInt64LE(8) })),
  );
}

/** The number that stands for a text in the tables; undefined when the room has never seen it. */
function numberOf(files: readonly SortedFile[], text: string): number | undefined {
  const bytes = Buffer.from(text, 'utf8');
  for (const file of files) {
    const place = firstNotBelow(file, (record) => Buffer.compare(trimmed(record), bytes) < 0);
    if (place >= file.records) continue;
    const record = file.at(place);
    if (trimmed(record).equals(bytes)) return record.readUInt32LE(0);
  }
  return undefined;
}

function trimmed(record: Buffer): Buffer {
  const end = record.indexOf(0, 4);
  return record.subarray(4, end < 0 ? record.length : end);
}

/** As SUPERVISION 2.3 says: without spaces, in ASCII, a number of 15 digits in its longer form. */
function normalIdentity(text: string): string {
  const plain = text
    .replace(/[ \u3000]/g, '')
    .replace(/[０-９Ｘｘ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .toUpperCase();
  if (!/^\d{15}$/.test(plain)) return plain;
  const long = `${plain.slice(0, 6)}19${plain.slice(6)}`;
  return `${long}${checkCharacterOf(long)}`;
}

function periodStart(period: string): string | undefined {
  const [, year = '', month, quarter] = /^(\d{4})(?:-(0[1-9]|1[0-2])|Q([1-4]))?$/.exec(period) ?? [];
  if (year === '') return undefined;
  return `${year}-${month ?? String(3 * Number(quarter ?? 1) - 2).padStart(2, '0')}-01`;
}

function dayNumber(day: string): number {
  return daysBetween('1970-01-01', day);
}
