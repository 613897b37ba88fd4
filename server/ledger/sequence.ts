import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { openCheckpoint, readCheckpoint, signCheckpoint } from '../../core/ledger/checkpoint.ts';
import { ed25519Verifier } from '../../core/ledger/note-key.ts';
import { bytesEqual } from '../../core/ledger/bytes-equal.ts';
import { tilePath, tilesOfGrowth, TILE_WIDTH } from '../../core/ledger/tile.ts';
import { Fault, isRefusal } from '../../core/kernel/outcome.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { notePublishedChange } from '../platform/http/published-changes.ts';
import { together } from '../platform/database/together.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { LogTree } from './log-tree.ts';
import { logKeyOf, logSigner } from './signing.ts';
import {
  createHead,
  giveLeaseBack,
  firstWaiting,
  headOf,
  isWaiting,
  linkPublications,
  mostLeaves,
  moveLeaves,
  publishCheckpoint,
  takeLease,
} from './store.ts';
import { writeDurablyBeside } from '../platform/durable-file.ts';

const pollMs = 200;
const leaseMs = 10_000;
/** Between two turns: under load many acts share one checkpoint, a quiet county's act gets its own at once. */
const restMs = 100;

type SignedHead = { readonly size: number; readonly signed_size: number; readonly checkpoint: string | null };

/** What the job reports when it refuses to go on: it signs nothing wrong, because two signatures cannot be taken back. */
export type SequencerState = { readonly stopped: string | null };

/**
 * The one leased job of a county that orders waiting leaves, writes tiles, checks consistency and signs.
 * Writers never wait for it.
 */
export class Sequencer {
  readonly log: LogTree;
  readonly #services: Services;
  readonly #directory: string;
  readonly #holder = newId();
  readonly #signer;
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();
  #waiting = false;
  #rested = 0;
  #closed = false;
  #stopped: string | null = null;
  #onError: (error: unknown) => void = () => undefined;
  #isOwnLog = false;
  #isChecked = false;

  constructor(services: Services, directory: string) {
    this.#services = services;
    this.#directory = directory;
    this.log = new LogTree(services);
    this.#signer = logSigner(services.about.ledgerOrigin, services.keys.ledgerSeed);
  }

  /** Why the job stopped, null while it works. */
  get state(): SequencerState {
    return { stopped: this.#stopped };
  }

  /** Starts the poll. What fails in a turn is told to `onError`, also why the job stopped. */
  start(onError: (error: unknown) => void): void {
    this.#onError = onError;
    this.#timer = setInterval(() => this.wake(), pollMs);
  }

  /** A turn soon; many calls are one turn. */
  wake(): void {
    if (this.#waiting || this.#closed) return;
    this.#waiting = true;
    this.#turn = this.#turn.then(async () => {
      await setTimeout(Math.max(0, this.#rested - performance.now()));
      this.#waiting = false;
      await this.#safeTurn();
      this.#rested = performance.now() + restMs;
    });
  }

  /** Waits until everything that is written now has been entered and signed. */
  settle(): Promise<void> {
    // Behind the turn that runs: two turns at once would be two holders of one epoch.
    const settled = this.#turn.then(() => this.#drain());
    this.#turn = settled.catch(() => undefined);
    return settled;
  }

  /** Ends the poll, finishes the running turn, gives the lease back. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#turn;
    await giveLeaseBack(this.#services.database.app, this.#services.county, this.#holder);
  }

  async #safeTurn(): Promise<void> {
    if (this.#stopped !== null || this.#closed) return;
    try {
      while ((await this.turn()) >= mostLeaves);
    } catch (error) {
      const code = error instanceof Fault ? error.code : '';
      // Another holder goes on in our place.
      if (code === 'ledger-lease-lost') return;
      // A database that is away comes back, a full disk is emptied; a log that does not agree with what was signed stays as it is.
      if (error instanceof Fault && code.startsWith('ledger-')) this.#stopped = error.message;
      this.#onError(error);
    }
  }

  async #drain(): Promise<void> {
    while ((await this.turn()) > 0);
  }

  /** One turn. Answers how many leaves it entered; 0 also when another process holds the lease. */
  async turn(): Promise<number> {
    const { database, county } = this.#services;
    const seen = await this.#lookAndLease();
    if (seen === 'no-head') return this.#begin();
    if ('quiet' in seen) return this.#checkOnce(seen.quiet);
    const { head } = seen;
    if (head === undefined) return 0;
    const { epoch } = head;
    await this.#checkSigned(head);
    const moved = await inTransaction(database.app, async (transaction) => {
      const rows = await moveLeaves(transaction, county, { epoch, size: head.size });
      if (rows === undefined) throw new Fault('ledger-lease-lost', { epoch });
      if (rows.some((row) => row.stream_kind === 'item-version')) await linkPublications(transaction, county, head.size);
      return rows;
    });
    for (const row of moved) this.log.add(row);
    if (moved.some((row) => row.stream_kind === 'item-version')) notePublishedChange();
    if (this.log.tree.size > head.signed_size) await this.#sign(epoch, head.signed_size);
    return moved.length;
  }

  /** One look at the head and whether leaves wait; a quiet county writes nothing: the lease is taken only when there is work. */
  #lookAndLease() {
    const { database, county, clock } = this.#services;
    return inTransaction(database.app, async (db) => {
      const [heads, waiting] = await together(db, [headOf(db, county), firstWaiting(db, county)]);
      const before = heads.rows[0];
      if (before === undefined) return 'no-head';
      if (before.size === before.signed_size && waiting.rows.length === 0) return { quiet: before };
      const now = clock.realNow();
      return { head: await takeLease(db, county, { holder: this.#holder, now, until: now + leaseMs }) };
    });
  }

  async #begin(): Promise<number> {
    const { database, county } = this.#services;
    await createHead(database.app, county);
    return (await isWaiting(database.app, county)) ? this.turn() : 0;
  }

  /** A process that finds nothing to do still looks once whether the log is the one that was signed. */
  async #checkOnce(head: SignedHead): Promise<0> {
    if (!this.#isChecked) await this.#checkSigned(head);
    return 0;
  }

  /** The tree must contain the one that was signed last. */
  async #checkSigned(head: SignedHead): Promise<void> {
    if (head.size < head.signed_size) throw new Fault('ledger-shorter-than-signed', { size: head.size, signed: head.signed_size });
    await this.log.catchUp(head.size);
    this.#isChecked = true;
    if (head.checkpoint === null) return;
    const signed = readCheckpoint(head.checkpoint);
    const agrees = !isRefusal(signed) && signed.size === head.signed_size && bytesEqual(signed.root, this.log.tree.root(signed.size));
    if (!agrees) throw new Fault('ledger-not-consistent', { signed: head.signed_size });
    this.#checkKey(head.checkpoint);
  }

  /** A log is continued by its own key only; looked at once, because every later checkpoint is ours. */
  #checkKey(checkpoint: string): void {
    if (this.#isOwnLog) return;
    const { about, keys } = this.#services;
    const opened = openCheckpoint(checkpoint, {
      origin: about.ledgerOrigin,
      key: ed25519Verifier(logKeyOf(about.ledgerOrigin, keys.ledgerSeed)),
    });
    if (isRefusal(opened)) throw new Fault('ledger-key-differs', { reason: opened.refused });
    this.#isOwnLog = true;
  }

  async #sign(epoch: number, before: number): Promise<void> {
    const { database, county, clock, about } = this.#services;
    const { size } = this.log.tree;
    await this.#writeFullTiles(before, size);
    const checkpoint = signCheckpoint({ origin: about.ledgerOrigin, size, root: this.log.tree.root() }, this.#signer);
    const published = await inTransaction(database.app, (transaction) =>
      publishCheckpoint(transaction, county, { epoch, before, size, checkpoint, at: clock.realNow() }),
    );
    if (!published) throw new Fault('ledger-lease-lost', { epoch });
    await writeDurablyBeside(join(this.#directory, 'checkpoint'), Buffer.from(checkpoint));
  }

  async #writeFullTiles(before: number, size: number): Promise<void> {
    for (const address of tilesOfGrowth(before, size)) {
      if (address.width !== TILE_WIDTH) continue;
      await writeDurablyBeside(join(this.#directory, tilePath(address)), await this.log.tileBytes(address));
    }
  }
}
