import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';

import type { ItemVersion } from '../../core/catalogue/power-item.ts';
import { asId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { readListFile } from '../../exchange/list-import/read-list-file.ts';
import { openOfficeFile, wordsOf } from '../../testkit/office-files.ts';
import { libraryRoot, readLibrary } from '../library/read-library.ts';
import { frozenItemView } from '../public/item-view.ts';
import type { UnitList } from '../public/read.ts';
import { MadeFiles } from './made-files.ts';
import { countParts, packageParts, type PackagePart } from './package-parts.ts';

const library = readLibrary(libraryRoot());
const day = '2026-03-02';
const about = { name: '<清溪县>', demo: true, ledgerOrigin: 'example.invalid/ledger/1' };

function listOf(names: readonly string[], unit = '南山街道'): UnitList {
  const [known] = library.items;
  if (known === undefined) throw new Error('no item');
  const items = names.map((name, at) => {
    const item = { ...known.item, code: `G-${String(at)}`, name, plainName: name };
    const version: ItemVersion = {
      ...known,
      item,
      hash: asId<'version'>(
        createHash('sha256')
          .update(`${String(at)} ${name}`)
          .digest('hex'),
      ),
    };
    return { version, view: frozenItemView(version, library.laws, day) };
  });
  return { unit: { code: 'G', name: unit, level: 'town', parent: null }, day, entries: [], items };
}

async function partsOf(list: UnitList): Promise<readonly PackagePart[]> {
  const parts: PackagePart[] = [];
  for await (const part of packageParts(new MadeFiles({ about, laws: library.laws, lawsEdition: () => 0 }), about.name, list))
    parts.push(part);
  return parts;
}

const hostile = [
  '../../etc/passwd',
  '=HYPERLINK("x")',
  'CON',
  '<script>alert(1)</script>',
  '低保\u202Efdp.exe',
  '甲\u0000乙\n丙',
  '长'.repeat(300),
  '甲',
  '甲',
  ' ',
];

it('packs items with hostile names under safe names, each of its own, and every document opens', async () => {
  const list = listOf(hostile, 'a/..\\<b>"甲"');
  const parts = await partsOf(list);
  expect(parts).toHaveLength(countParts(list));
  const paths = parts.map(({ path }) => path);
  expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
  for (const path of paths) expect(path).toMatch(/^(?:[34] [^/]+\/)?[^/<>:"\\|?*\p{Cc}\p{Cf}]+\.(?:docx|xlsx|json)$/u);
  for (const { path, bytes } of parts) if (!path.endsWith('.json')) expect(openOfficeFile(bytes).size, path).toBeGreaterThan(5);
  const chart = parts.find(({ path }) => path.includes('G-3') && path.includes('流程图'));
  expect(wordsOf(chart?.bytes ?? new Uint8Array())[0]).toBe('<script>alert(1)</script>运行流程图');
});

it('has a catalogue whose items our own import finds under the two rows of headings', async () => {
  const names = library.items.map(({ item }, at) => `${item.name}${String(at)}`);
  const [catalogue] = await partsOf(listOf(names));
  const read = await readListFile({ name: catalogue?.path ?? '', bytes: catalogue?.bytes ?? new Uint8Array() });
  if (isRefusal(read)) throw new Error(read.refused);
  expect(read.tables[0]?.mapping.map(({ heading }) => heading)).toEqual(
    expect.arrayContaining(['公开事项/一级事项', '公开事项/二级事项', '公开层级/村级']),
  );
  expect(read.items.map(({ name }) => name)).toEqual(names);
});

it('names in the manifest what the record of an item lacks', async () => {
  const list = listOf(['甲']);
  const [item] = list.items;
  if (item === undefined) throw new Error('no item');
  const bare = { ...item, view: { ...item.view, basis: [], responsibilities: [] } };
  const manifest = (await partsOf({ ...list, items: [bare] })).at(-1);
  const told = JSON.parse(Buffer.from(manifest?.bytes ?? []).toString()) as {
    readonly items: readonly { readonly missing: readonly string[] }[];
  };
  expect(told.items.map(({ missing }) => missing)).toEqual([['basis', 'responsibilities']]);
});
