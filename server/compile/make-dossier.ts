import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId, UnitId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { writeBeside } from '../../exchange/documents/write-beside.ts';
import type { DossierItem } from '../../exchange/docx/dossier.ts';
import type { DeskServices } from './desk-services.ts';
import { dossierItem, type Reader } from './dossier-item.ts';
import { loadItem } from './load-item.ts';
import { rightsOf } from './policy.ts';
import { itemsOfUnit } from './store.ts';
import { visibleItem } from './visible-item.ts';

/** A file with its name. */
export type MadeDossier = { readonly name: string; readonly bytes: Uint8Array };

/** What a file may hold, so that it opens on any machine. */
const mostItems = 60;

/** The dossier of one item. Refused: `not-found`, `desk-no-round`, `desk-classified`. */
export async function itemDossier(services: DeskServices, about: { readonly id: string; readonly person: PersonId }) {
  const reader = await readerOf(services, about.person);
  const found = await readItem(services, about.id, reader);
  if (found === undefined) return refuse('not-found');
  return isRefusal(found) ? found : made(services, `${found.title} 审核材料`, [found]);
}

/** The dossier of all items of a unit that are under review. Refused: `not-found`, `desk-no-round`, `desk-classified`, `desk-dossier-too-large`. */
export async function unitDossier(
  services: DeskServices,
  about: { readonly unit: UnitId; readonly category: string | undefined; readonly person: PersonId },
): Promise<MadeDossier | Refusal<'not-found' | 'desk-no-round' | 'desk-classified' | 'desk-dossier-too-large'>> {
  const reader = await readerOf(services, about.person);
  const unit = reader.staff.findUnit(about.unit);
  if (unit === undefined || rightsOf(reader.staff, about.person, about.unit).size === 0) return refuse('not-found');
  const wish = { unit: about.unit, all: false, search: '', category: about.category, status: undefined };
  const rows = await itemsOfUnit(services.database.app, services.county, wish)
    .select('item_id')
    .where('status', 'in', ['submitted', 'in-review'])
    .orderBy('category')
    .orderBy('name')
    .limit(mostItems + 1)
    .execute();
  if (rows.length > mostItems) return refuse('desk-dossier-too-large', { most: mostItems });
  const items: DossierItem[] = [];
  for (const { item_id } of rows) {
    const item = await readItem(services, item_id, reader);
    // One that is marked keeps the whole file here, so that nobody believes it complete.
    if (item !== undefined && 'refused' in item && item.refused === 'desk-classified') return item;
    if (item !== undefined && !isRefusal(item)) items.push(item);
  }
  return items.length === 0 ? refuse('desk-no-round') : made(services, `${unit.name}审核材料`, items);
}

async function readerOf(services: DeskServices, person: PersonId): Promise<Reader> {
  const organisation = await services.organisation();
  return { person, organisation, staff: organisation.staffOn(dayOf(services.clock.legalNow())) };
}

async function readItem(
  services: DeskServices,
  id: string,
  reader: Reader,
): Promise<DossierItem | Refusal<'desk-no-round' | 'desk-classified'> | undefined> {
  const found = await loadItem(services, services.database.app, id);
  const seen = found === undefined ? undefined : visibleItem(found, rightsOf(reader.staff, reader.person, found.draft.unit));
  return seen === undefined ? undefined : dossierItem(services, seen, reader);
}

async function made(services: DeskServices, title: string, items: readonly DossierItem[]): Promise<MadeDossier> {
  const about = { creator: services.about.name, day: dayOf(services.clock.legalNow()) };
  const cover = [
    `${services.about.name}　${about.day} 印出　共 ${String(items.length)} 个事项`,
    '怎么提意见：在 Word 或 WPS 里选中要说的那一栏、那一步，插入批注；要改文字，先打开“修订”再改。存好以后交给编制人或者审核人，由他在系统里“带回批注”。',
    '批注按您在软件里的署名记下，由带回的人经手。识别码请不要删。',
    '本材料供审核用，不对外公布。',
  ];
  return { name: title, bytes: await writeBeside({ do: 'dossier', dossier: { title, cover, items }, about }) };
}
