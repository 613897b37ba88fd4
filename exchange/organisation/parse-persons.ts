import { identityNumberFault, maskIdentityNumber } from '../../core/kernel/identity-number.ts';
import { asId, type PersonId } from '../../core/kernel/id.ts';
import type { Person } from '../../core/org/organisation.ts';
import type { ImportFault } from './import-fault.ts';
import { lineReader, type LineReader } from './line-reader.ts';
import type { Table } from './read-table.ts';

/** Persons of the workbook: by their number in the file, with what must be known beside the organisation. */
export type ParsedPersons = {
  readonly byNumber: ReadonlyMap<string, PersonId>;
  readonly persons: readonly Person[];
  readonly logins: ReadonlyMap<PersonId, string>;
  /** In clear, for the caller to hash under his key and to forget. */
  readonly identityNumbers: ReadonlyMap<PersonId, string>;
};

/** Reads the sheet 人员. */
export function parsePersons(table: Table, newId: () => string, faults: ImportFault[]): ParsedPersons {
  const byNumber = new Map<string, PersonId>();
  const persons: Person[] = [];
  const logins = new Map<PersonId, string>();
  const identityNumbers = new Map<PersonId, string>();
  const isFirst = firstTime();
  for (const line of table.lines) {
    const read = lineReader(table, line, faults);
    const id: PersonId = asId(newId());
    const [number, name, login, identity] = [read.text('人员编号'), read.text('姓名'), loginIn(read), identityIn(read)];
    if (number !== undefined && byNumber.has(number)) read.fault('人员编号', 'doubled-key');
    if (login !== undefined && !isFirst(`login ${login}`)) read.fault('登录名', 'doubled-key');
    if (identity !== undefined && !isFirst(`identity ${identity}`)) {
      read.fault('身份证号', 'doubled-identity-number', maskIdentityNumber(identity));
    }
    if (number !== undefined && !byNumber.has(number)) byNumber.set(number, id);
    if (login !== undefined) logins.set(id, login);
    if (identity !== undefined) identityNumbers.set(id, identity);
    if (name !== undefined) persons.push({ id, name });
  }
  return { byNumber, persons, logins, identityNumbers };
}

/** Answers true for each text once. */
function firstTime(): (text: string) => boolean {
  const seen = new Set<string>();
  return (text) => !seen.has(text) && seen.add(text).has(text);
}

function loginIn(read: LineReader): string | undefined {
  const login = read.text('登录名');
  if (login === undefined || /^[a-z][a-z0-9.-]{2,31}$/.test(login)) return login;
  read.fault('登录名', 'bad-login');
  return undefined;
}

function identityIn(read: LineReader): string | undefined {
  const text = read.text('身份证号');
  if (text === undefined) return undefined;
  const number = text.toUpperCase();
  const fault = identityNumberFault(number);
  if (fault === null && !read.isNumber('身份证号')) return number;
  // A number cell holds 15 digits exactly: the last three are gone even when the check character happens to fit.
  read.fault('身份证号', read.isNumber('身份证号') ? 'identity-number-as-number' : 'bad-identity-number', maskIdentityNumber(text));
  return undefined;
}
