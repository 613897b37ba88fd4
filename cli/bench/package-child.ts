import { monitorEventLoopDelay } from 'node:perf_hooks';

import type { ItemVersion } from '../../core/catalogue/power-item.ts';
import { contentHash } from '../../core/kernel/hash.ts';
import { asId } from '../../core/kernel/id.ts';
import { zipParts } from '../../exchange/archive/zip-parts.ts';
import { libraryRoot, readLibrary } from '../../server/library/read-library.ts';
import { MadeFiles } from '../../server/package/made-files.ts';
import { packageParts } from '../../server/package/package-parts.ts';
import { frozenItemView } from '../../server/public/item-view.ts';
import type { UnitList } from '../../server/public/read.ts';
import type { PackageReport } from './package.ts';

// Started by package.ts: one unit's package from generated items, in a process of its own whose memory is the figure.
process.once('message', ({ items }: { readonly items: number }) => {
  void measure(items).then((report) => process.send?.(report));
});

const day = '2026-03-02';
const library = readLibrary(libraryRoot());

async function measure(count: number): Promise<PackageReport> {
  const files = new MadeFiles({
    about: { name: '清溪县', demo: true, ledgerOrigin: 'example.invalid/ledger/1' },
    laws: library.laws,
    lawsEdition: () => 0,
  });
  const list = generated(count);
  const delays = monitorEventLoopDelay({ resolution: 5 });
  let peak = process.memoryUsage.rss();
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const told = { parts: 0, bytes: 0 };
  async function* counted() {
    for await (const part of packageParts(files, '清溪县', list)) {
      told.parts += 1;
      peak = Math.max(peak, process.memoryUsage.rss());
      yield part;
    }
  }
  delays.enable();
  const started = performance.now();
  for await (const chunk of zipParts(counted(), day)) told.bytes += chunk.length;
  const seconds = (performance.now() - started) / 1_000;
  delays.disable();
  const again = performance.now();
  let sent = 0;
  for await (const chunk of zipParts(packageParts(files, '清溪县', list), day)) sent += chunk.length;
  const secondSeconds = (performance.now() - again) / 1_000;
  clearInterval(watch);
  if (sent !== told.bytes) throw new Error('another archive the second time');
  return { ...told, seconds, secondSeconds, peakMegabytes: peak / 1_048_576, longestMs: delays.max / 1e6 };
}

/** As many items as wished from those of the library, each with a code and a name of its own. */
function generated(count: number): UnitList {
  const versions = Array.from({ length: count }, (_, at): ItemVersion => {
    const { item, ...version } = library.items[at % library.items.length] ?? fail();
    const own = {
      ...item,
      code: `G-${String(at + 1).padStart(3, '0')}`,
      name: `${item.name}（${String(at + 1)}）`,
      plainName: `${item.plainName}${String(at + 1)}`,
    };
    return { ...version, item: own, hash: asId<'version'>(contentHash({ code: own.code, of: version.hash })) };
  });
  const items = versions.map((version) => ({ version, view: frozenItemView(version, library.laws, day) }));
  return { unit: { code: 'G', name: '南山街道', level: 'town', parent: null }, day, entries: [], items };
}

function fail(): never {
  throw new Error('the library holds no item');
}
