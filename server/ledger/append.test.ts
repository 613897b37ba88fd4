import { afterEach, beforeEach, expect, it } from 'vitest';

import { asId } from '../../core/kernel/id.ts';
import { decodeEntry } from '../../core/ledger/entry-bytes.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { tableRows } from '../../testkit/county/table-rows.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { sqlStateOf } from '../platform/database/sql-failure.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { commitValues, makeStreamKey } from '../platform/keys/committed-values.ts';
import { newId } from '../platform/random.ts';
import { type Append, appendStatements } from './append.ts';

describeOnBothEngines('an append', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    makeStreamKey(small.services.keys, { kind: 'case', id: 'x' });
  });
  afterEach(() => small.close());

  function wish(expected: number, previous: string | null): Append {
    const version = small.services.items.list()[0]?.version;
    return {
      ...{ county: small.services.county, stream: { kind: 'case', id: 'x' }, kind: 'act', commandId: newId(), expected, previous },
      item: { code: version?.item.code ?? '', version: version?.hash ?? '' },
      events: [1, 2].map((at) => ({
        ...{ type: 'step-taken', payload: { node: 'visit', visit: at, outcome: 'refuse' }, at: small.clock.legalNow(), step: 'visit' },
        actor: { person: asId<'person'>('clerk'), post: asId<'post'>('post'), principal: null },
        values: commitValues({ phone: '000075319426', income: 5 }),
      })),
    };
  }
  const write = (append: Append) =>
    inTransaction(engine.database().app, async (db) => {
      const { statements, appended } = appendStatements(db, small.services.keys, append);
      await together(db, statements);
      return appended;
    });

  it('chains its events, names persons and values by commitments alone, and hides what could be guessed', async () => {
    const appended = await write(wish(0, null));
    expect(appended.map((event) => event.seq)).toEqual([1, 2]);
    const entries = appended.map((event) => decodeEntry(event.entryBytes));
    for (const [at, entry] of entries.entries()) {
      if (isRefusal(entry)) throw new Error(entry.refused);
      expect(entry).toMatchObject({ seq: at + 1, previous: at === 0 ? null : appended[0]?.entryHash, step: 'visit', post: 'post' });
      expect(entry.fields.map((field) => field.name)).toEqual(['phone', 'income']);
      expect(Buffer.from(appended[at]?.entryBytes ?? []).toString('utf8')).not.toMatch(/clerk|75319426|refuse/);
    }
    const [first, second] = entries;
    if (first === undefined || second === undefined || isRefusal(first) || isRefusal(second)) throw new Error('no entry');
    // One person twice, one value twice: nothing public joins them.
    expect(first.actor).not.toBe(second.actor);
    expect(first.fields[0]?.commitment).not.toBe(second.fields[0]?.commitment);
  });

  it('writes nothing when another wrote that place first', async () => {
    const [first] = await write(wish(0, null));
    const rows = await tableRows(engine.database());
    const late = await write(wish(0, null)).catch((error: unknown) => sqlStateOf(error));
    const overlapping = await write(wish(1, first?.entryHash ?? null)).catch((error: unknown) => sqlStateOf(error));
    expect([late, overlapping]).toEqual(['23505', '23505']);
    expect(await tableRows(engine.database())).toEqual(rows);
  });

  it('writes nothing for a stream whose key was destroyed', async () => {
    small.services.keys.streams.erase('case/x');
    const rows = await tableRows(engine.database());
    await expect(write(wish(0, null))).rejects.toMatchObject({ code: 'key-erased' });
    expect(await tableRows(engine.database())).toEqual(rows);
  });
});
