import { afterEach, expect, it } from 'vitest';

import { isRefusal } from '../../core/kernel/outcome.ts';
import { itemView } from '../../web/pages/examples/item-views.ts';
import { qrOf } from '../platform/qr.ts';
import type { PosterOrder } from './order.ts';
import { itemCaps, Press } from './press.ts';

const view = { item: itemView, qr: qrOf('https://example.invalid/i/A'), county: '清溪县', demo: true, missing: [] };
const order: PosterOrder = { form: 'a4', view, legalNow: '2026-03-02T01:00:00Z' };
/** What the thread cannot draw: the item is not there. */
const broken = { ...order, view: { ...view, item: null } } as unknown as PosterOrder;

const presses: Press[] = [];
afterEach(async () => {
  await Promise.all(presses.splice(0).map((press) => press.close()));
});

function pressWith(caps: Partial<typeof itemCaps> = {}): Press {
  const press = new Press({ ...itemCaps, ...caps });
  presses.push(press);
  return press;
}

async function drawn(press: Press, wish: PosterOrder = order): Promise<string> {
  const bytes = await press.print(wish);
  return isRefusal(bytes) ? bytes.refused : Buffer.from(bytes.subarray(0, 5)).toString('latin1');
}

it('draws one after the other in its thread and tells how far it is', async () => {
  const press = pressWith();
  const shares: number[] = [];
  const first = press.print(order, (share) => shares.push(share));
  expect(await drawn(press)).toBe('%PDF-');
  await first;
  expect(shares.at(-1)).toBe(1);
});

it('takes no more than may wait', async () => {
  const press = pressWith({ waiting: 1 });
  const [running, waiting, third] = [drawn(press), drawn(press), drawn(press)];
  expect(await third).toBe('too-many-requests');
  expect([await running, await waiting]).toEqual(['%PDF-', '%PDF-']);
});

it('says what failed, and draws the next', async () => {
  const press = pressWith();
  await expect(press.print(broken)).rejects.toMatchObject({ code: 'poster-failed', facts: { form: 'a4' } });
  expect(await drawn(press)).toBe('%PDF-');
});

it('ends a thread that takes too long, and begins another for the next', async () => {
  const press = pressWith({ milliseconds: 1 });
  await expect(press.print(order)).rejects.toMatchObject({ code: 'poster-failed', facts: { why: 'took too long' } });
  const patient = pressWith();
  expect(await drawn(patient)).toBe('%PDF-');
  await expect(press.print(order)).rejects.toMatchObject({ code: 'poster-failed' });
});

it('ends a thread that needs too much memory', async () => {
  const many = { ...view, item: { ...itemView, steps: Array.from({ length: 20_000 }, () => itemView.steps[0]) } } as typeof view;
  const press = pressWith({ heapMegabytes: 40 });
  await expect(press.print({ ...order, view: many })).rejects.toMatchObject({ code: 'poster-failed' });
});

it('lets nobody wait for ever when it is closed', async () => {
  const press = pressWith();
  const asked = [press.print(order), press.print(order)];
  const answers = Promise.allSettled(asked);
  await press.close();
  expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
