import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { tilePath, tilesOfGrowth, TILE_WIDTH } from '../../core/ledger/tile.ts';
import { auditLog } from '../../verify/audit.ts';
import { appendEvents } from '../../testkit/append-events.ts';
import { type Hook, hookedDatabase } from '../../testkit/county/hooked-database.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { newId } from '../platform/random.ts';
import { exportLog } from './export-log.ts';
import { LogTree } from './log-tree.ts';
import { Sequencer } from './sequence.ts';
import { readHead } from './store.ts';
import { verifyDatabase } from './verify-database.ts';

/** Longer than any lease. */
const afterLease = 11_000;

describeOnBothEngines('the sequencer', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    small.clock.pass(afterLease);
  });
  afterEach(() => small.close());

  const sequencerWith = (hook: Hook) =>
    new Sequencer({ ...small.services, database: hookedDatabase(engine.database(), hook) }, small.ledger);
  const another = () => new Sequencer(small.services, small.ledger);

  /** Why a process that begins now stops, after its first turn. */
  async function stopOf(sequencer: Sequencer): Promise<string> {
    sequencer.wake();
    await sequencer.settle().catch(() => undefined);
    await sequencer.close();
    return sequencer.state.stopped ?? 'works';
  }

  /** After whatever went before: a fresh process settles, and everything that can be checked is sound. */
  async function expectSound(): Promise<void> {
    small.clock.pass(afterLease);
    const fresh = another();
    await fresh.settle();
    expect(await verifyDatabase({ ...small.services, directory: small.ledger })).toMatchObject({ sound: true, waiting: 0 });
    const out = mkdtempSync(join(tmpdir(), 'mingquan-export-'));
    try {
      expect(await exportLog(small.services, join(out, 'log'))).toHaveProperty('size');
      expect(await auditLog({ kind: 'directory', path: join(out, 'log') })).toMatchObject({ sound: true, faults: [] });
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
    await expectFullTiles();
    await fresh.close();
  }

  async function expectFullTiles(): Promise<void> {
    const { signed_size: size } = (await readHead(engine.database().app, small.services.county)) ?? { signed_size: 0 };
    const log = new LogTree(small.services);
    await log.catchUp(size);
    for (const address of tilesOfGrowth(0, size)) {
      if (address.width !== TILE_WIDTH) continue;
      const stored = readFileSync(join(small.ledger, tilePath(address)));
      expect(bytesToHex(stored), tilePath(address)).toBe(bytesToHex(await log.tileBytes(address)));
    }
  }

  it('tells what it could not do, goes on when it can, and tells why it stopped', async () => {
    await appendEvents(small.services, 'case-told', 2);
    let away = true;
    const told: unknown[] = [];
    const sequencer = sequencerWith(() => {
      if (away) throw new Error('away');
      return undefined;
    });
    sequencer.start((error) => told.push(error));
    await expect.poll(() => told.map(String), { timeout: 10_000 }).toContain('Error: away');
    expect(sequencer.state.stopped).toBeNull();
    away = false;
    await expect
      .poll(async () => (await readHead(engine.database().app, small.services.county))?.signed_size, { timeout: 10_000 })
      .toBe((await readHead(engine.database().app, small.services.county))?.size);
    await sequencer.close();
    await engine.database().asOwner((session) => session.script('update mq.ledger_head set signed_size = size + 1'));
    small.clock.pass(afterLease);
    const stopping = another();
    stopping.start((error) => told.push(error));
    await expect.poll(() => stopping.state.stopped, { timeout: 10_000 }).toContain('ledger-shorter-than-signed');
    expect(told.at(-1)).toMatchObject({ code: 'ledger-shorter-than-signed' });
    await stopping.close();
  });

  it('loses and doubles nothing when it crashes between any two steps of a turn', async () => {
    let crashes = 0;
    for (let at = 1; at < 40; at += 1) {
      await appendEvents(small.services, `case-${String(at)}`, at % 4 === 0 ? 130 : 2);
      let step = 0;
      const crashing = sequencerWith(() => {
        step += 1;
        if (step === at) throw new Error('planted crash');
        return undefined;
      });
      const died = await crashing.settle().then(
        () => false,
        () => true,
      );
      small.clock.pass(afterLease);
      if (!died) break;
      crashes += 1;
    }
    expect(crashes).toBeGreaterThan(8);
    await expectSound();
  });

  it('goes on after the disk failed while tiles were written, and after it failed behind the publication', async () => {
    await appendEvents(small.services, 'case-1', 300);
    rmSync(join(small.ledger, 'tile'), { recursive: true, force: true });
    mkdirSync(small.ledger, { recursive: true });
    writeFileSync(join(small.ledger, 'tile'), 'in the way');
    const before = await readHead(engine.database().app, small.services.county);
    await expect(another().settle()).rejects.toThrow();
    const head = await readHead(engine.database().app, small.services.county);
    expect(head?.signed_size).toBe(before?.signed_size);
    expect(head?.size).toBeGreaterThan(300);
    rmSync(join(small.ledger, 'tile'));
    await expectSound();
    await appendEvents(small.services, 'case-2', 3);
    mkdirSync(join(small.ledger, 'checkpoint.new'));
    await expect(another().settle()).rejects.toThrow();
    rmSync(join(small.ledger, 'checkpoint.new'), { recursive: true });
    await expectSound();
  });

  it('writes nothing with a stale epoch: another took the lease over before the move or before the publication', async () => {
    // The first transaction of a turn looks and takes the lease, the second moves, the third publishes.
    for (const transaction of [2, 3]) {
      await appendEvents(small.services, `case-${String(transaction)}`, 5);
      const taker = another();
      let seen = 0;
      const stale = sequencerWith((place) => {
        if (place !== 'before-transaction') return undefined;
        seen += 1;
        if (seen !== transaction) return undefined;
        small.clock.pass(afterLease);
        return appendEvents(small.services, `late-${String(transaction)}`, 2).then(() => taker.settle());
      });
      await expect(stale.settle()).rejects.toMatchObject({ code: expect.stringMatching(/^(ledger-lease-lost|23505)$/) });
      const head = await readHead(engine.database().app, small.services.county);
      expect(head?.signed_size).toBe(head?.size);
      await taker.close();
      // The one that lost its lease works again later: losing it is no fault.
      await appendEvents(small.services, `again-${String(transaction)}`, 1);
      small.clock.pass(afterLease);
      stale.wake();
      await stale.settle();
      expect(stale.state.stopped).toBeNull();
      await stale.close();
    }
    await expectSound();
  });

  it('lets one of two holders work at a time', async () => {
    const [first, second] = [another(), another()];
    await appendEvents(small.services, 'case-1', 3);
    await first.settle();
    await appendEvents(small.services, 'case-2', 3);
    expect(await second.turn()).toBe(0);
    expect(await first.turn()).toBe(3);
    await appendEvents(small.services, 'case-3', 3);
    await first.close();
    small.clock.pass(1);
    expect(await second.turn()).toBe(3);
    await Promise.all([first.settle(), second.settle(), second.settle()]);
    expect(second.state.stopped).toBeNull();
    await second.close();
    await expectSound();
  });

  it('keeps its turns apart when it is woken while it settles', async () => {
    const busy = another();
    await appendEvents(small.services, 'case-1', 20);
    busy.wake();
    const settling = [busy.settle(), busy.settle()];
    busy.wake();
    await appendEvents(small.services, 'case-2', 20);
    await Promise.all([...settling, busy.settle()]);
    expect(busy.state.stopped).toBeNull();
    await busy.close();
    await expectSound();
  });

  it('keeps the order of each stream though the clock of a writer goes back', async () => {
    const { services } = small;
    await appendEvents(services, 'case-1', 2);
    await engine
      .database()
      .asOwner((session) =>
        session.script(`update mq.pending_leaf set at = at + interval '1 hour' where stream_id = 'case-1' and seq = 1`),
      );
    await another().settle();
    const rows = await engine
      .database()
      .app.selectFrom('mq.ledger_entry')
      .select(['seq'])
      .where('stream_id', '=', 'case-1')
      .orderBy('index')
      .execute();
    expect(rows.map((row) => row.seq)).toEqual([1, 2]);
  });

  it('signs nothing on a log that is not the signed one, and says so', async () => {
    await appendEvents(small.services, 'case-1', 4);
    await small.county.sequencer.settle();
    small.clock.pass(afterLease);
    const tampers: readonly (readonly [string, string])[] = [
      [
        `update mq.ledger_entry set entry_bytes = set_byte(entry_bytes, 20, 1 + get_byte(entry_bytes, 20)) where index = 3`,
        'ledger-row-differs',
      ],
      [
        `update mq.ledger_entry set entry_bytes = set_byte(entry_bytes, 20, 1 + get_byte(entry_bytes, 20)),
           leaf_hash = sha256('\\x00'::bytea || set_byte(entry_bytes, 20, 1 + get_byte(entry_bytes, 20))) where index = 3`,
        'ledger-not-consistent',
      ],
      [`delete from mq.ledger_entry where index = 3`, 'ledger-index-gap'],
      [`update mq.ledger_head set size = signed_size - 1`, 'ledger-shorter-than-signed'],
      [`update mq.ledger_head set checkpoint = replace(checkpoint, 'small', 'smell')`, 'ledger-key-differs'],
    ];
    for (const [statement, code] of tampers) {
      await engine
        .database()
        .asOwner((session) =>
          session.script(
            `create table mq.kept as select * from mq.ledger_entry; create table mq.kept_head as select * from mq.ledger_head`,
          ),
        );
      await engine.database().asOwner((session) => session.script(statement));
      const { checkpoint } = (await readHead(engine.database().app, small.services.county)) ?? { checkpoint: null };
      expect(await stopOf(another()), `${code} without work`).toMatch(new RegExp(`^${code}`));
      await appendEvents(small.services, `case-${newId()}`, 1);
      expect(await stopOf(another()), code).toMatch(new RegExp(`^${code}`));
      expect((await readHead(engine.database().app, small.services.county))?.checkpoint).toBe(checkpoint);
      await engine.database().asOwner((session) =>
        session.script(`delete from mq.ledger_entry; insert into mq.ledger_entry select * from mq.kept; drop table mq.kept;
          delete from mq.ledger_head; insert into mq.ledger_head select * from mq.kept_head; drop table mq.kept_head`),
      );
      small.clock.pass(afterLease);
    }
    await expectSound();
  });

  it('ends sound after any order of writing, turns of two holders, crashes and clock jumps', async () => {
    const command = fc.oneof(
      fc.record({ do: fc.constant('append' as const), count: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ do: fc.constant('turn' as const), who: fc.integer({ min: 0, max: 1 }) }),
      fc.record({ do: fc.constant('crash' as const), at: fc.integer({ min: 1, max: 14 }) }),
      fc.record({ do: fc.constant('jump' as const), ms: fc.integer({ min: -20_000, max: 20_000 }) }),
    );
    const runs = process.env['MINGQUAN_NIGHTLY'] === '1' ? 200 : 6;
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (commands) => {
        const holders = [another(), another()];
        for (const one of commands) {
          if (one.do === 'append') await appendEvents(small.services, newId(), one.count);
          else if (one.do === 'turn') await holders[one.who]?.turn();
          else if (one.do === 'jump') small.clock.pass(one.ms, 'real');
          else {
            let step = 0;
            const crashing = sequencerWith(() => {
              step += 1;
              if (step === one.at) throw new Error('planted crash');
              return undefined;
            });
            await crashing.settle().catch(() => undefined);
          }
        }
        small.clock.pass(60_000, 'real');
        await expectSound();
      }),
      { numRuns: runs },
    );
  });
});
