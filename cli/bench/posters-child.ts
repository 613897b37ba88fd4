import { readFileSync } from 'node:fs';

import { pdfOf } from '../../exchange/scene/pdf-pen.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { libraryRoot, readLibrary } from '../../server/library/read-library.ts';
import { qrOf } from '../../server/platform/qr.ts';
import { layOut } from '../../server/poster/poster-page.ts';
import type { PosterOrder } from '../../server/poster/order.ts';
import { bookletCaps, Press } from '../../server/poster/press.ts';
import { fontFile } from '../../server/poster/printing-font.ts';
import { frozenItemView, itemView } from '../../server/public/item-view.ts';
import type { PostersAsked, PostersMeasured, Times } from './posters.ts';

/** Prints and measures; a process of its own, so that its memory is that of printing alone. */
async function measure({ rounds, items }: PostersAsked): Promise<PostersMeasured> {
  const views = libraryViews();
  const legalNow = '2026-11-25T02:00:00Z';
  const longest = views.toSorted((a, b) => b.item.steps.length - a.item.steps.length)[0];
  if (longest === undefined) throw new Error('the library is empty');
  const press = new Press(bookletCaps);
  const sheets = (['a4', 'a3', 'long'] as const).map((form): PosterOrder => ({ form, view: longest, legalNow }));
  const sheetTimes: [string, Times][] = [];
  for (const order of sheets) sheetTimes.push([order.form, await timesOf(rounds, () => print(press, order))]);
  const a3 = layOut({ form: 'a3', view: longest, legalNow });
  const font = new Uint8Array(readFileSync(fontFile));
  const pen = await timesOf(rounds, () => (a3.pen === 'pdf' ? pdfOf(a3.printed, font) : Promise.resolve()));
  const many = Array.from({ length: items }, (_, at) => ({ ...longest, ...views[at % views.length] }));
  const book = { unit: '柳溪镇', county: '清溪县', demo: true, day: '2026-11-25', qr: longest.qr, items: many };
  let told = 0;
  const before = performance.now();
  const bytes = await print(press, { form: 'booklet', view: book, legalNow }, () => (told += 1));
  const seconds = (performance.now() - before) / 1_000;
  await press.close();
  const { maxRSS } = process.resourceUsage();
  return {
    times: Object.fromEntries(sheetTimes),
    pen,
    booklet: { seconds, bytes: bytes.length, pages: told, peakMegabytes: maxRSS / 1_024 },
  };
}

function libraryViews() {
  const library = readLibrary(libraryRoot());
  return library.items.map((version) => {
    const around = { unit: { code: 'QX', name: '清溪县' }, current: true, others: [], ledgerIndex: null, restraint: null, notices: [] };
    const activity = { actsThisYear: 0, weeks: [], smallerGroups: false, lastActDay: null };
    const qr = qrOf(`https://qingxi.example.invalid/i/${version.item.code}?p=${version.hash.slice(0, 8)}`);
    const item = itemView(version, frozenItemView(version, library.laws, '2026-11-25'), { ...around, activity, qr });
    return { item, qr, county: '清溪县', demo: true, missing: [] };
  });
}

async function print(press: Press, order: PosterOrder, tell: () => void = () => {}): Promise<Uint8Array> {
  const bytes = await press.print(order, tell);
  if (isRefusal(bytes)) throw new Error(bytes.refused);
  return bytes;
}

/** A few rounds to warm up, then so many that count. CPU is that of all threads: a busy machine makes the clock say more, not the work. */
async function timesOf(rounds: number, run: () => Promise<unknown>): Promise<Times> {
  const clock: number[] = [];
  const cpu: number[] = [];
  for (let round = -3; round < rounds; round += 1) {
    const [before, used] = [performance.now(), process.cpuUsage()];
    await run();
    const { user, system } = process.cpuUsage(used);
    if (round < 0) continue;
    clock.push(performance.now() - before);
    cpu.push((user + system) / 1_000);
  }
  return { clock: clock.toSorted((a, b) => a - b), cpu: cpu.toSorted((a, b) => a - b) };
}

process.once('message', (asked: PostersAsked) => {
  void measure(asked).then((measured) => process.send?.(measured, () => process.disconnect()));
});
