import { hash } from 'node:crypto';
import type { Compilable, Kysely } from 'kysely';

import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { entryHash } from '../../core/ledger/entry-bytes.ts';
import { treeHasher } from '../../core/ledger/tree.ts';
import { type Canonical, canonicalText } from '../../core/kernel/canonical.ts';
import { asId, type CountyId, type PersonId, type PostId, type UnitId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Schema } from '../platform/database/schema.ts';
import { instant } from '../platform/database/values.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { newId } from '../platform/random.ts';
import { buildId } from '../platform/build-id.ts';
import { actorLabel, entryBytesOf, type EntryParts, principalLabel } from './entry-of.ts';
import { type CommittedValue, commitValues, sealValues } from '../platform/keys/committed-values.ts';

/** SHA-256 of the platform: the same function as the pure one, several times as fast. */
export const platformHasher = treeHasher((bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'latin1'));

/** An event about to be written. */
export type NewEvent = {
  readonly type: string;
  /** Identifiers, outcomes and commitments; never a personal value. */
  readonly payload: Readonly<Record<string, Canonical | undefined>>;
  readonly actor: { readonly person: PersonId; readonly post: PostId | null; readonly principal: PersonId | null } | null;
  readonly at: Instant;
  /** Values whose commitments stand in the payload. */
  readonly values: readonly CommittedValue[];
  readonly step?: string;
  readonly unit?: UnitId;
};

/** What every event of a stream without sealed values says beside its own payload. */
type PlainEvent = { readonly type: string; readonly at: Instant; readonly by: { readonly person: PersonId; readonly post: PostId } };

/** An event that needs no sealed values, as the append wants it; its unit stands beside the payload where it has one. */
export function plainEvent(event: PlainEvent): NewEvent {
  const { type, at, by, ...payload } = event;
  const unit = 'unit' in payload && typeof payload.unit === 'string' ? { unit: asId<'unit'>(payload.unit) } : {};
  return {
    ...{ type, at, values: [], actor: { ...by, principal: null } },
    payload: payload as unknown as Readonly<Record<string, Canonical>>,
    ...unit,
  };
}

/** Where events go and what they are. */
export type Append = {
  readonly county: CountyId;
  readonly stream: { readonly kind: string; readonly id: string };
  /** Kind of ledger entry. */
  readonly kind: LedgerEntry['kind'];
  readonly item?: { readonly code: string; readonly version: string };
  /** Number of events the writer has seen; the key of the event table refuses any other. */
  readonly expected: number;
  /** Entry hash (hex) of the last event seen, null for an empty stream. */
  readonly previous: string | null;
  readonly commandId: string;
  readonly events: readonly NewEvent[];
};

/** An event as written. */
export type AppendedEvent = { readonly seq: number; readonly entryHash: string; readonly entryBytes: Uint8Array };

/**
 * The statements that write events with their values, pending leaves and outbox facts, to be run with `together` in the
 * transaction of the projections. Bytes are final here: order in the ledger is given later by the sequencer.
 *
 * A writer that saw an older state fails on the key of `mq.event` (SQLSTATE 23505) and nothing is written.
 */
export function appendStatements(
  db: Kysely<Schema>,
  keys: KeyStore,
  append: Append,
): { readonly statements: readonly Compilable<unknown>[]; readonly appended: readonly AppendedEvent[] } {
  const drafts = draftAll(keys, append);
  return { statements: insertAll(db, drafts), appended: drafts };
}

/** Rows of one statement, below the most parameters of one. */
const atOnce = 500;

/** The same for many streams at once: rows of many streams travel in one statement. */
export function appendManyStatements(db: Kysely<Schema>, keys: KeyStore, appends: readonly Append[]): readonly Compilable<unknown>[] {
  const drafts = appends.flatMap((append) => draftAll(keys, append));
  const parts = Array.from({ length: Math.ceil(drafts.length / atOnce) }, (_, at) => drafts.slice(at * atOnce, (at + 1) * atOnce));
  return parts.flatMap((part) => insertAll(db, part));
}

function insertAll(db: Kysely<Schema>, drafts: readonly Draft[]): readonly Compilable<unknown>[] {
  const statements: Compilable<unknown>[] = [
    db.insertInto('mq.event').values(
      drafts.map((draft) => ({
        ...draft.place,
        type: draft.event.type,
        type_version: 1,
        payload: draft.payload,
        actor: draft.event.actor?.person ?? null,
        actor_post: draft.event.actor?.post ?? null,
        principal: draft.event.actor?.principal ?? null,
        at: instant(draft.event.at),
        command_id: draft.commandId,
        entry_hash: Buffer.from(draft.entryHash, 'hex'),
      })),
    ),
    db.insertInto('mq.pending_leaf').values(
      drafts.map((draft) => ({
        ...draft.place,
        at: instant(draft.event.at),
        entry_bytes: draft.entryBytes,
        leaf_hash: Buffer.from(draft.entryHash, 'hex'),
      })),
    ),
  ];
  const sealed = drafts.flatMap((draft) => (draft.sealed === null ? [] : [{ ...draft.place, sealed: draft.sealed }]));
  if (sealed.length > 0) statements.push(db.insertInto('mq.field_value').values(sealed));
  return statements;
}

/** A fact for other features, taken by a leased job after the commit. */
export function outboxStatement(
  db: Kysely<Schema>,
  fact: { readonly county: CountyId; readonly topic: string; readonly body: Canonical; readonly at: Instant },
): Compilable<unknown> {
  return db.insertInto('mq.outbox').values({
    county_id: fact.county,
    outbox_id: newId(),
    topic: fact.topic,
    body: canonicalText(fact.body),
    at: instant(fact.at),
  });
}

type Place = { readonly county_id: CountyId; readonly stream_kind: string; readonly stream_id: string; readonly seq: number };

type Draft = AppendedEvent & {
  readonly place: Place;
  readonly event: NewEvent;
  readonly commandId: string;
  readonly payload: string;
  readonly sealed: Uint8Array | null;
};

function draftAll(keys: KeyStore, append: Append): readonly Draft[] {
  const drafts: Draft[] = [];
  let previous = append.previous;
  for (const [offset, event] of append.events.entries()) {
    const draft = draftOne(keys, append, { event, seq: append.expected + offset + 1, previous });
    drafts.push(draft);
    previous = draft.entryHash;
  }
  return drafts;
}

/**
 * Payloads of these streams are public anyway. All others get a random member: the entry publishes their hash, and what can be
 * guessed (a case number, a result) would be disclosed by it.
 */
function isPublicStream(kind: string): boolean {
  return kind === 'item-version' || kind === 'county';
}

type Link = { readonly event: NewEvent; readonly seq: number; readonly previous: string | null };

function draftOne(keys: KeyStore, append: Append, link: Link): Draft {
  const { event, seq } = link;
  const persons = personValues(event);
  const values = [...persons, ...event.values];
  const payload = canonicalText(isPublicStream(append.stream.kind) ? event.payload : { ...event.payload, salt: newId() });
  const entryBytes = entryBytesOf(entryParts(append, link, { payload, persons }));
  const place = { streamKind: append.stream.kind, streamId: append.stream.id, seq };
  return {
    place: { county_id: append.county, stream_kind: append.stream.kind, stream_id: append.stream.id, seq },
    event,
    seq,
    commandId: append.commandId,
    payload,
    entryBytes,
    entryHash: entryHash(entryBytes, platformHasher),
    sealed: values.length === 0 ? null : sealValues(keys, place, values),
  };
}

function personValues(event: NewEvent): readonly CommittedValue[] {
  if (event.actor === null) return [];
  const { person, principal } = event.actor;
  return commitValues(principal === null ? { [actorLabel]: person } : { [actorLabel]: person, [principalLabel]: principal });
}

function entryParts(
  append: Append,
  link: Link,
  made: { readonly payload: string; readonly persons: readonly CommittedValue[] },
): EntryParts {
  const { event, seq, previous } = link;
  const commitmentTo = (label: string) => made.persons.find((value) => value.label === label)?.commitment ?? null;
  return {
    previous,
    event: {
      streamKind: append.stream.kind,
      streamId: append.stream.id,
      seq,
      type: event.type,
      payload: made.payload,
      post: event.actor?.post ?? null,
      at: event.at,
      commandId: append.commandId,
    },
    commitments: {
      actor: commitmentTo(actorLabel),
      principal: commitmentTo(principalLabel),
      fields: event.values.map((value) => ({ name: value.label, commitment: value.commitment })),
    },
    own: {
      kind: append.kind,
      build: buildId(),
      ...(append.item === undefined ? {} : { item: append.item.code, version: append.item.version }),
      ...(event.step === undefined ? {} : { step: event.step }),
      ...(event.unit === undefined ? {} : { unit: event.unit }),
    },
  };
}
