import type { z } from 'zod';

import type { deskBrought } from '../../contract/desk-dossier.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { DossierReading } from '../../exchange/docx/dossier-reading.ts';
import { readDossier } from '../../exchange/docx/read-dossier.ts';
import { newId } from '../platform/random.ts';
import { actOnItem } from './act-on-item.ts';
import { broughtComments } from './brought-comments.ts';
import { broughtCounts } from './brought-counts.ts';
import type { DeskServices } from './desk-services.ts';
import { chartOf, loadItem } from './load-item.ts';
import { rightsOf } from './policy.ts';
import { visibleItem } from './visible-item.ts';

type Answer = z.input<typeof deskBrought>;

/** A file that somebody brings back, and of what it must be: of one item, or of items of one unit. */
export type BroughtFile = {
  readonly person: PersonId;
  readonly bytes: Uint8Array;
  /** Says a refusal of one item in words. */
  readonly tell: (refusal: Refusal) => string;
} & ({ readonly item: string } | { readonly unit: string });

/**
 * Takes what reviewers wrote into a dossier to the items it is of, one transaction each. The same file brings nothing twice.
 *
 * Refused: `not-found`, `desk-dossier-unreadable`, `desk-dossier-other-item`.
 */
export async function bringDossier(services: DeskServices, file: BroughtFile): Promise<Answer | Refusal> {
  if (!(await isWanted(services, file))) return refuse('not-found');
  const reading = await readDossier(file.bytes);
  if (isRefusal(reading)) return refuse('desk-dossier-unreadable', { why: reading.refused });
  const items = new Map([...reading.marks.values()].map((mark) => [mark.item, mark]));
  const answers: Answer['items'] = [];
  for (const mark of items.values()) {
    if ('item' in file && mark.item !== file.item) continue;
    const answer = await bringTo(services, file, { reading, item: mark.item });
    if (answer !== undefined) answers.push(answer);
  }
  return answers.length === 0 ? refuse('desk-dossier-other-item') : { items: answers };
}

/** True when there is something for him to see where he brings it. */
async function isWanted(services: DeskServices, file: BroughtFile): Promise<boolean> {
  if ('item' in file) return (await seenItem(services, file.person, file.item)) !== undefined;
  const { data, staffOn } = await services.organisation();
  const unit = data.units.find(({ id }) => id === file.unit);
  return unit !== undefined && rightsOf(staffOn(dayOf(services.clock.legalNow())), file.person, unit.id).size > 0;
}

async function seenItem(services: DeskServices, person: PersonId, id: string) {
  const found = await loadItem(services, services.database.app, id);
  const staff = (await services.organisation()).staffOn(dayOf(services.clock.legalNow()));
  return found === undefined ? undefined : visibleItem(found, rightsOf(staff, person, found.draft.unit));
}

async function bringTo(
  services: DeskServices,
  file: BroughtFile,
  { reading, item }: { readonly reading: DossierReading; readonly item: string },
): Promise<Answer['items'][number] | undefined> {
  const before = await seenItem(services, file.person, item);
  if (before === undefined || ('unit' in file && before.draft.unit !== file.unit)) return undefined;
  const sections = [...reading.marks].filter(([, mark]) => mark.item === item);
  const [, mark] = sections[0] ?? [];
  if (mark === undefined) return undefined;
  const content = before.contentAt(mark.version);
  const chart = await chartOf(services, services.database.app, content.chart);
  const comments = broughtComments(reading, new Set(sections.map(([section]) => section)), { mark, fields: content, chart });
  const asked = { commandId: newId(), owner: file.person, bodyHash: item };
  const command = { do: 'bring-comments', round: mark.round, version: mark.version, comments } as const;
  const done = await actOnItem(services, { itemId: item, person: file.person, asked, command });
  return { id: item, name: before.draft.content.name, ...broughtCounts(comments, done, file.tell) };
}
