import { describe, expect, it } from 'vitest';

import { asId } from '../../core/kernel/id.ts';
import { writeWorkbook } from '../../exchange/xlsx/write-workbook.ts';
import { organisationSheets, sheetNames } from '../../exchange/organisation/sheets.ts';
import { importOrganisation } from './import-organisation.ts';

const setting = { county: asId<'county'>('c'), newId: () => crypto.randomUUID(), day: '2026-03-01', incompatible: [] };

describe('import of an organisation file', () => {
  it('reads a file in the bounded reader and makes the organisation', async () => {
    const sheets = sheetNames.map((name) => ({
      name,
      columns: organisationSheets[name].map(({ heading }) => ({ heading, width: 12 })),
      rows: name === '单位' ? [['QX', '清溪县', '县本级', null]] : [],
    }));
    const answer = await importOrganisation(await writeWorkbook(sheets), setting);
    expect('organisation' in answer && answer.organisation.units.map((unit) => unit.name)).toEqual(['清溪县']);
  });

  it('passes on why a file was not read', async () => {
    expect(await importOrganisation(new TextEncoder().encode('no archive'), setting)).toMatchObject({ refused: 'not-a-workbook' });
  });
});
