import { existsSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { Services } from '../platform/services.ts';
import type { PosterOrder } from './order.ts';
import { bookletView, posterView, unitItems } from './poster-view.ts';
import { bookletCaps, Press } from './press.ts';

/** What a command asks for. `site` is the public address for the QR code where the county is not served. */
export const posterWish = z.strictObject({
  form: z.enum(['a4', 'a3', 'long', 'speech', 'booklet']),
  item: z.string().max(40).nullable(),
  unit: z.string().max(100).nullable(),
  out: z.string().min(1),
  site: z.string().max(300),
});
type PosterWish = z.infer<typeof posterWish>;

/** What was written; `missing` are the code points that the font lacks and that stand as 〓. */
export type WrittenPoster = { readonly out: string; readonly bytes: number; readonly address: string; readonly missing: readonly string[] };

type No = Refusal<'file-exists' | 'item-unknown' | 'unit-unknown' | 'unit-without-items' | 'too-many-requests'>;

/**
 * Draws a form into a new file.
 *
 * Refused: `file-exists`, `item-unknown`, `unit-unknown`, `unit-without-items`.
 */
export async function writePoster(
  county: Services,
  wish: PosterWish,
  progress: (share: number, label: string) => void,
): Promise<WrittenPoster | No> {
  if (existsSync(wish.out)) return refuse('file-exists', { file: wish.out });
  const services = county.siteUrl() === '' ? { ...county, siteUrl: () => wish.site } : county;
  const order = await orderOf(services, wish);
  if (isRefusal(order)) return order;
  const press = new Press(bookletCaps);
  try {
    const bytes = await press.print(order, (share) => progress(share, '画版 · drawing'));
    if (isRefusal(bytes)) return bytes;
    writeFileSync(wish.out, bytes, { flag: 'wx', flush: true });
    const missing = order.form === 'booklet' ? order.view.items.flatMap((item) => item.missing) : order.view.missing;
    return { out: wish.out, bytes: bytes.length, address: order.view.qr.address, missing: [...new Set(missing)] };
  } finally {
    await press.close();
  }
}

async function orderOf(services: Services, { form, item, unit }: PosterWish): Promise<PosterOrder | No> {
  const legalNow = new Date(services.clock.legalNow()).toISOString();
  const { units } = (await services.organisation()).data;
  const named = unit === null ? undefined : units.find(({ code, name }) => code === unit || name === unit);
  if (unit !== null && named === undefined) return refuse('unit-unknown', { unit });
  if (form === 'booklet') {
    const found = named === undefined ? undefined : await unitItems(services, named.code);
    if (found === undefined) return refuse('unit-unknown', { unit: unit ?? '' });
    if (found.versions.length === 0) return refuse('unit-without-items', { unit: found.unit.name });
    return { form, view: await bookletView(services, found), legalNow };
  }
  const view = item === null ? undefined : await posterView(services, item, { unit: named?.name });
  return view === undefined ? refuse('item-unknown', { item: item ?? '' }) : { form, view, legalNow };
}
