import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { withTemporaryFolder } from '../../testkit/database/temporary-folder.ts';
import { openLibrary } from './open-library.ts';
import { libraryRoot, readLibrary } from './read-library.ts';

/** A copy of the library with three items. */
async function withCopy(work: (root: string, note: { readonly file: string; readonly build: string }) => void): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const root = join(folder, 'library');
    const kept = new Set(readdirSync(join(libraryRoot(), 'items')).slice(0, 3));
    cpSync(libraryRoot(), root, {
      recursive: true,
      filter: (from) => !/[\\/]items[\\/]/.test(from) || kept.has(from.split(/[\\/]/).at(-1) ?? ''),
    });
    work(root, { file: join(folder, 'note'), build: 'one' });
  });
}

const breakOne = (root: string): void => {
  const [name = ''] = readdirSync(join(root, 'items'));
  const file = join(root, 'items', name);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^name:.*$/m, 'name: 7'));
};

describe('the library for serving', () => {
  it('holds the same whether its items were known to be whole or not', async () => {
    await withCopy((root, note) => {
      const [first, second] = [openLibrary(root, note), openLibrary(root, note)];
      expect(second.items).toEqual(first.items);
      expect(second).toEqual(readLibrary(root));
    });
  });

  it('reads items that the same build has found whole only when they are asked for', async () => {
    await withCopy((root, note) => {
      const isRead = () => Object.getOwnPropertyDescriptor(openLibrary(root, note), 'items')?.get === undefined;
      expect([isRead(), isRead(), isRead()]).toEqual([true, false, false]);
      openLibrary(root, { ...note, build: 'two' });
      expect(isRead()).toBe(true);
    });
  });

  it('refuses a broken file also when the library was known to be whole before, and never takes it for whole', async () => {
    await withCopy((root, note) => {
      openLibrary(root, note);
      breakOne(root);
      for (const build of ['one', 'one', 'two']) expect(() => openLibrary(root, { ...note, build })).toThrow(/library-broken.*items\//);
    });
  });
});
