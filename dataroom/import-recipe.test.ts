import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { importFolder } from './import-folder.ts';
import { recipeHash, recipeParts } from './import-recipe.ts';
import { originHash } from './snapshot.ts';

const place = mkdtempSync(join(tmpdir(), 'recipe-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const [table, ...tables] = recipeParts.tables;
const [relation, ...relations] = recipeParts.derived;

describe('recipe of an import', () => {
  it.each([
    ['a macro', { ...recipeParts, macros: { ...recipeParts.macros, import: [...recipeParts.macros.import, 'more(x) AS x'] } }],
    ['a table', { ...recipeParts, tables: table === undefined ? [] : [{ ...table, key: [] }, ...tables] }],
    [
      'the kind of a column',
      {
        ...recipeParts,
        tables:
          table === undefined
            ? []
            : [{ ...table, columns: table.columns.map((column) => ({ ...column, kind: 'text' as const })) }, ...tables],
      },
    ],
    ['a derived relation', { ...recipeParts, derived: relation === undefined ? [] : [{ ...relation, sql: 'SELECT 1' }, ...relations] }],
    ['the way of reading', { ...recipeParts, reading: recipeParts.reading + 1 }],
  ])('is another one when %s changes, and so is the snapshot', (_, changed) => {
    const origin = { files: [], grounds: { authority: null, purpose: null, deleteBy: null } };
    expect(recipeHash(changed)).not.toBe(recipeHash());
    expect(originHash({ ...origin, recipe: recipeHash(changed) })).not.toBe(originHash({ ...origin, recipe: recipeHash() }));
  });

  it('names the snapshot that an import makes', async () => {
    mkdirSync(join(place, 'in'));
    writeFileSync(join(place, 'in', '人员.csv'), '人员编号,姓名,身份证号\nR1,甲,349901196110169317\n');
    const grounds = { authority: null, purpose: null, deleteBy: null };
    const order = { folder: join(place, 'in'), room: join(place, 'room'), grounds, memoryMegabytes: 256, threads: 1, now: '' };
    const { manifest } = await importFolder(order, () => undefined);
    expect(manifest.recipe).toBe(recipeHash());
    expect(readdirSync(join(place, 'room/snapshots'))).toEqual([originHash({ files: manifest.files, grounds, recipe: recipeHash() })]);
  });
});
