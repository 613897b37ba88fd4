import { afterEach, beforeEach, expect, it } from 'vitest';

import { publicFrame } from '../../web/pages/examples/frames.ts';
import { appendEvents } from '../../testkit/append-events.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { ledgerPage } from '../../web/pages/public/ledger-page.tsx';
import { ledgerView } from './ledger.ts';

describeOnBothEngines('the public page of the ledger', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
  });
  afterEach(() => small.close());

  const waits = async () => {
    const { waiting, lateSince } = await ledgerView(small.services);
    return { waiting, lateSince };
  };

  it('tells how many entries wait, and none once they are entered', async () => {
    expect(await waits()).toEqual({ waiting: 0, lateSince: null });
    await appendEvents(small.services, 'case-1', 3);
    expect(await waits()).toEqual({ waiting: 3, lateSince: null });
    await small.county.sequencer.settle();
    expect(await waits()).toEqual({ waiting: 0, lateSince: null });
  });

  it('says since when the oldest waits, once that is over a minute', async () => {
    await appendEvents(small.services, 'case-1', 3);
    small.clock.pass(60_000);
    expect((await waits()).lateSince).toBeNull();
    small.clock.pass(1);
    expect((await waits()).lateSince).toBe('2026-03-02T01:00:00.000Z');
    expect(ledgerPage(publicFrame, await ledgerView(small.services))).toContain('新的记录还没有写进账本');
    await small.county.sequencer.settle();
    expect(ledgerPage(publicFrame, await ledgerView(small.services))).not.toContain('新的记录还没有写进账本');
  });
});
