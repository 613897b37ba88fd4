import { type ColumnType, type Expression, type RawBuilder, sql } from 'kysely';
import { type Instant, instantText } from '../../../core/kernel/instant.ts';

declare const stored: unique symbol;

/** An instant as read from a `timestamptz` column: an Instant (milliseconds) that the type system keeps apart from plain numbers. */
export type StoredInstant = Instant & { readonly [stored]: 'timestamptz' };

/** Column of type `timestamptz`: read as Instant, written and compared only through `instant(at)`. */
export type InstantColumn = ColumnType<StoredInstant, Expression<StoredInstant>, Expression<StoredInstant>>;

/** Column of type `timestamptz` that may be null. */
export type OptionalInstantColumn = ColumnType<
  StoredInstant | null,
  Expression<StoredInstant> | null | undefined,
  Expression<StoredInstant> | null
>;

/**
 * An instant as a parameter, for insert, update and comparison alike. A bare number would mean nothing to the server, so the column types refuse it.
 *
 * @example
 * await trx.selectFrom('job').selectAll().where('due_at', '<=', instant(now)).execute();
 */
export function instant(at: Instant): RawBuilder<StoredInstant> {
  return sql<StoredInstant>`cast(${instantText(at)} as timestamptz)`;
}

/** A value as a `jsonb` parameter. */
export function json<T>(value: T): RawBuilder<T> {
  return sql<T>`cast(${JSON.stringify(value)} as jsonb)`;
}
