import { type PGlite, protocol } from '@electric-sql/pglite';
import { SqlFailure } from '../sql-failure.ts';
import { readerOf } from '../wire-values.ts';
import type { SessionRole, Statement, StatementResult } from './messages.ts';

const { serialize, messages: kinds } = protocol;
type Answer = Awaited<ReturnType<PGlite['execProtocolStream']>>[number];
type Column = { readonly name: string; readonly read: (text: string) => unknown };
type Prepared = { readonly name: string; readonly columns: readonly Column[] };

const preparedAtMost = 500;

const sessionOf: Readonly<Record<SessionRole, string>> = {
  mq_app: 'set role mq_app; set search_path to mq, published; set default_transaction_read_only to off',
  mq_public: 'set role mq_public; set search_path to published; set default_transaction_read_only to on',
  login: 'reset role; set search_path to mq, published; set default_transaction_read_only to off',
};

/**
 * Runs statements on the one session that PGlite has. It speaks the wire protocol itself: a statement is prepared once and later bound and
 * executed in one message, where PGlite's `query()` needs six.
 */
export class Engine {
  readonly #database: PGlite;
  readonly #prepared = new Map<string, Prepared>();
  #prepares = 0;
  #role: SessionRole | undefined;

  constructor(database: PGlite) {
    this.#database = database;
  }

  /**
   * Runs statements in order as `role`, all in one message; stops at the first that fails. The role changes only between transactions, because
   * the caller holds the session. Outside a transaction they are one.
   */
  async run(role: SessionRole, statements: readonly Statement[]): Promise<readonly StatementResult[]> {
    await this.#become(role);
    if (this.#prepared.size + statements.length > preparedAtMost) await this.#closePrepared();
    const fresh = new Map<string, string>();
    const parts = statements.flatMap((statement) => this.#message(statement, fresh));
    const answers = await this.#send([...parts, serialize.sync()]);
    const replies = splitByStatement(answers, statements.length);
    for (const [at, { sql }] of statements.entries()) this.#remember(sql, fresh.get(sql), replies[at] ?? []);
    throwFailure(answers);
    return statements.map(({ sql }, at) => resultOf(replies[at] ?? [], this.#prepared.get(sql)?.columns ?? []));
  }

  /** Runs several statements of one text, without parameters. Prepared statements are forgotten when the text may have changed what they mean. */
  async script(role: SessionRole, sql: string): Promise<void> {
    await this.#become(role);
    try {
      await this.#simple(sql);
    } finally {
      if (!changesNothing(sql)) await this.#closePrepared();
    }
  }

  async #become(role: SessionRole): Promise<void> {
    if (role === this.#role) return;
    this.#role = undefined;
    await this.#simple(sessionOf[role]);
    this.#role = role;
  }

  async #simple(sql: string): Promise<void> {
    throwFailure(await this.#send([serialize.query(sql)]));
  }

  /** One statement's part of a message; `fresh` collects what this message prepares. */
  #message({ sql, parameters }: Statement, fresh: Map<string, string>): readonly Uint8Array[] {
    const known = this.#prepared.get(sql)?.name ?? fresh.get(sql);
    const name = known ?? `s${(this.#prepares += 1)}`;
    if (known === undefined) fresh.set(sql, name);
    return [
      ...(known === undefined ? [serialize.parse({ name, text: sql }), serialize.describe({ type: 'S', name })] : []),
      serialize.bind({ statement: name, values: [...parameters] }),
      serialize.execute({}),
    ];
  }

  #remember(sql: string, name: string | undefined, answers: readonly Answer[]): void {
    if (name === undefined || !answers.some((answer) => answer.name === 'parseComplete')) return;
    const description = answers.find((answer) => answer instanceof kinds.RowDescriptionMessage);
    const columns = (description?.fields ?? []).map((field) => ({ name: field.name, read: readerOf(field.dataTypeID) }));
    this.#prepared.set(sql, { name, columns });
  }

  async #send(parts: readonly Uint8Array[]): Promise<readonly Answer[]> {
    return this.#database.execProtocolStream(Buffer.concat(parts), { throwOnError: false, syncToFs: false });
  }

  async #closePrepared(): Promise<void> {
    const closes = [...this.#prepared.values()].map(({ name }) => serialize.close({ type: 'S', name }));
    this.#prepared.clear();
    await this.#database.execProtocolStream(Buffer.concat([...closes, serialize.sync()]), { throwOnError: false, syncToFs: false });
  }
}

/** True for texts that make, change and drop nothing: preparing everything anew after each tidying of a table costs all requests. */
function changesNothing(sql: string): boolean {
  return sql.split(';').every((statement) => /^\s*(?:$|(?:vacuum|rollback|reset role)\b)/.test(statement));
}

/** The answers of each statement. Behind a failed one there are none. */
function splitByStatement(answers: readonly Answer[], count: number): readonly (readonly Answer[])[] {
  const replies: Answer[][] = Array.from({ length: count }, () => []);
  let at = 0;
  for (const answer of answers) {
    replies[at]?.push(answer);
    if (answer instanceof kinds.CommandCompleteMessage || answer.name === 'emptyQuery') at += 1;
  }
  return replies;
}

function throwFailure(answers: readonly Answer[]): void {
  const error = answers.find((answer) => answer instanceof kinds.DatabaseError);
  if (error === undefined) return;
  const { message, code, detail, constraint, table } = error;
  throw new SqlFailure({ message, code: code ?? 'XX000', detail, constraint, table });
}

function resultOf(answers: readonly Answer[], columns: readonly Column[]): StatementResult {
  const rows: unknown[][] = [];
  let tag = '';
  for (const answer of answers) {
    if (answer instanceof kinds.DataRowMessage) rows.push(readRow(answer.fields, columns));
    else if (answer instanceof kinds.CommandCompleteMessage) tag = answer.text;
  }
  const words = tag.split(' ');
  const affected = words.length > 1 ? Number(words.at(-1)) : undefined;
  return { command: words[0] ?? '', affected, columns: columns.map((column) => column.name), rows };
}

function readRow(fields: readonly (string | null)[], columns: readonly Column[]): unknown[] {
  return fields.map((text, at) => (text === null ? null : columns[at]?.read(text)));
}
