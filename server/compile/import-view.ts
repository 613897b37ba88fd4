import type { z } from 'zod';

import type { deskImport } from '../../contract/desk-import.ts';
import { importFieldNames } from '../../contract/import-field-names.ts';
import type { ListFinding, ListItem, ListReading } from '../../core/catalogue/list-import/list-item.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { asId } from '../../core/kernel/id.ts';
import { instantText } from '../../core/kernel/instant.ts';
import { findingText, mendingText } from '../../exchange/list-import/finding-texts.ts';
import { columnLetters } from '../../exchange/xlsx/cell-position.ts';
import type { DeskServices } from './desk-services.ts';
import { namesOfUnit } from './import-store.ts';
import { type LoadedImport, readingOf } from './load-import.ts';
import { againOf, type KnownItem } from './known-items.ts';

type ImportView = z.input<typeof deskImport>;

/** An import as its compiler sees it: how the file was understood, what is asked, what would come or came of it. */
export async function importView(services: DeskServices, loaded: LoadedImport): Promise<ImportView> {
  const { row, made } = loaded;
  const reading = made.refusal === null ? await readingOf(loaded) : undefined;
  const list: ListReading = reading === undefined || 'refused' in reading ? { tables: [], items: [], findings: [] } : reading;
  const known = await namesOfUnit(services.database.app, services.county, row.unit_id).execute();
  const staff = (await services.organisation()).staffOn(dayOf(services.clock.legalNow()));
  const items = list.items.map((item, at) => itemOf(item, { at, list, known, loaded }));
  return {
    ...{ id: row.import_id, unit: row.unit_id, name: row.name, at: instantText(row.at), state: row.state, refusal: made.refusal },
    by: staff.findPerson(asId<'person'>(row.person_id))?.name ?? '',
    fields: Object.entries(importFieldNames).map(([field, name]) => ({ field, name })),
    tables: list.tables.map(({ sheet, headerRows, columns, filled, leftOut }) => ({
      ...{ sheet, headerRows: [...headerRows], filled, leftOut: [...leftOut] },
      columns: columns.map((column) => ({ ...column, samples: [...column.samples] })),
    })),
    ...{ items, questions: list.findings.map(questionOf), counts: countsOf(items) },
    kept: known.filter(({ item_id }) => made.kept.includes(item_id)).map(({ item_id, name }) => ({ id: item_id, name })),
  };
}

function itemOf(
  item: ListItem,
  about: { readonly at: number; readonly list: ListReading; readonly known: readonly KnownItem[]; readonly loaded: LoadedImport },
): ImportView['items'][number] {
  const { at, list, known, loaded } = about;
  const [first, last] = item.rows;
  const asked = list.findings.filter(({ sheet, row }) => sheet === item.sheet && row !== null && row >= first && row <= last);
  const mine = loaded.made.items.find((one) => one.at === at);
  return {
    ...{ sheet: item.sheet, rows: [first, last], code: item.code, name: item.name, risks: item.risks.length, questions: asked.length },
    ...{ again: mine === undefined ? (againOf(item, known)?.item_id ?? null) : null, made: mine?.id ?? null },
  };
}

function countsOf(items: ImportView['items']): ImportView['counts'] {
  const count = (fits: (item: ImportView['items'][number]) => boolean): number => items.filter(fits).length;
  return {
    ...{ items: items.length, clean: count(({ questions }) => questions === 0), questioned: count(({ questions }) => questions > 0) },
    ...{ again: count(({ again }) => again !== null), made: count(({ made }) => made !== null) },
  };
}

function questionOf(finding: ListFinding): ImportView['questions'][number] {
  const { sheet, row, column, code, value } = finding;
  const place = { sheet, row, column: column === null ? null : columnLetters(column) };
  return { ...place, code, value, sentence: findingText(finding), cure: mendingText(finding) };
}
