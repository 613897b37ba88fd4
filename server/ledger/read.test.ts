import { afterEach, beforeEach, expect, it } from 'vitest';

import { parseNoteKey, ed25519Verifier } from '../../core/ledger/note-key.ts';
import { verifyReceipt } from '../../core/ledger/receipt.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { appendEvents } from '../../testkit/append-events.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { openTestCounty, type TestCounty } from '../../testkit/county.ts';
import { receiptOf } from './read.ts';

describeOnBothEngines('receipt of an event', (engine) => {
  let test: TestCounty;
  beforeEach(async () => {
    test = await openTestCounty(engine.database());
  });
  afterEach(() => test.close());

  it('says recorded while the leaf waits, then entered with a proof that anyone can check', async () => {
    const { services, sequencer } = test.county;
    const place = { kind: 'case', id: 'case-1', seq: 2 };
    await appendEvents(services, place.id, 3);
    expect(await receiptOf(services, sequencer.log, place)).toMatchObject({ state: 'recorded', index: null, proof: null });
    await sequencer.settle();
    const receipt = await receiptOf(services, sequencer.log, place);
    const key = parseNoteKey(receipt.logKey);
    if (isRefusal(key)) throw new Error(key.refused);
    const trust = { log: { origin: services.about.ledgerOrigin, key: ed25519Verifier(key) } };
    const entry = Buffer.from(receipt.entryBase64, 'base64');
    expect(verifyReceipt(receipt.proof ?? '', entry, trust)).toMatchObject({ index: receipt.index });
    expect(verifyReceipt(receipt.proof ?? '', entry.with(5, 1), trust)).toMatchObject({ refused: 'wrong-leaf' });
    await expect(receiptOf(services, sequencer.log, { ...place, seq: 9 })).rejects.toMatchObject({ code: 'no-such-event' });
  });
});
