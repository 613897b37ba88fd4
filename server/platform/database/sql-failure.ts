/** What the engine said about a failed statement. The pg library's own error has the same fields. */
export type SqlFailureFacts = {
  readonly message: string;
  /** SQLSTATE, five characters. */
  readonly code: string;
  readonly detail?: string | undefined;
  readonly constraint?: string | undefined;
  readonly table?: string | undefined;
};

/** A statement that the embedded engine refused. */
export class SqlFailure extends Error {
  readonly code: string;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;
  readonly table: string | undefined;

  constructor(facts: SqlFailureFacts) {
    super(facts.message);
    this.name = 'SqlFailure';
    this.code = facts.code;
    this.detail = facts.detail;
    this.constraint = facts.constraint;
    this.table = facts.table;
  }
}

/** SQLSTATE of an error of either engine; undefined when it is no such error. */
export function sqlStateOf(error: unknown): string | undefined {
  const code = readText(error, 'code');
  return code !== undefined && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** Name of the unique or primary key that an insert or update ran into; undefined for every other error. */
export function violatedKeyOf(error: unknown): string | undefined {
  return sqlStateOf(error) === '23505' ? readText(error, 'constraint') : undefined;
}

function readText(error: unknown, key: string): string | undefined {
  if (typeof error !== 'object' || error === null || !(key in error)) return undefined;
  const value = (error as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' ? value : undefined;
}
