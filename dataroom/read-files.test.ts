import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Database, openDatabase } from './database.ts';
import { openStaging } from './import-journal.ts';
import { macros, macroStatements } from './macros.ts';
import { readFiles, type ReadFiles } from './read-files.ts';
import { removeTemporaryFolder } from './temporary-folders.ts';

const place = mkdtempSync(join(tmpdir(), 'read-files-'));
const own: { database?: Database } = {};
beforeAll(async () => {
  own.database = await openDatabase({ memoryMegabytes: 128, threads: 1, spillFolder: place });
  await own.database.connection.run(macroStatements(macros.import));
});
afterAll(() => {
  own.database?.close();
  rmSync(place, { recursive: true, force: true });
});

const files = ['人员.csv', '土地确权.csv'];

async function read(staging: string): Promise<ReadFiles> {
  if (own.database === undefined) throw new Error('no database');
  return readFiles(own.database.connection, { folder: place, files, staging }, () => undefined);
}

describe('reading the files of an import', () => {
  it('reads no file again that was read whole, and every other', async () => {
    writeFileSync(join(place, '人员.csv'), '人员编号,姓名,身份证号\nR1,甲,349901196110169317\n');
    writeFileSync(join(place, '土地确权.csv'), '户编号,行政村\nH1,东村\n');
    const staging = await openStaging(place, 'one');
    const first = await read(staging);
    rmSync(join(staging, 'file-1.json'));
    // The first is noted as whole, so nothing looks for it; the second is not, so what stands in it now counts.
    writeFileSync(join(place, '人员.csv'), 'no table any more');
    writeFileSync(join(place, '土地确权.csv'), '户编号,行政村\nH1,东村\nH2,西村\n');
    const second = await read(staging);
    expect(second.unread).toEqual([]);
    expect(second.parts[0]).toEqual(first.parts[0]);
    expect(second.parts.map(({ loaded }) => loaded.read)).toEqual([1, 2]);
    await removeTemporaryFolder(staging);
  });
});
