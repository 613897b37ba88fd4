import type { z } from 'zod';

import type { deskDifference } from '../../contract/desk-difference.ts';
import { differenceRows, differenceSentences } from '../../contract/difference-sentence.ts';
import { differenceOf } from '../../core/catalogue/draft/difference.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import type { DeskServices } from './desk-services.ts';
import { chartOf, loadItem } from './load-item.ts';
import { rightsOf } from './policy.ts';
import { visibleItem } from './visible-item.ts';

/** What changed between two versions of an item, for who may see them. */
export async function differenceView(
  services: DeskServices,
  about: { readonly id: string; readonly person: PersonId; readonly from: number | undefined; readonly to: number | undefined },
): Promise<z.input<typeof deskDifference> | undefined> {
  const db = services.database.app;
  const found = await loadItem(services, db, about.id);
  if (found === undefined) return undefined;
  const staff = (await services.organisation()).staffOn(dayOf(services.clock.legalNow()));
  const loaded = visibleItem(found, rightsOf(staff, about.person, found.draft.unit));
  if (loaded === undefined) return undefined;
  const { draft } = loaded;
  const from = about.from ?? draft.published.at(-1)?.version ?? 0;
  const to = about.to ?? draft.version;
  // What others than the compilers see ends with what was submitted, whatever number they name.
  const versionAt = (version: number) => (version >= draft.contentVersion ? draft.content : loaded.contentAt(version));
  const sides = await Promise.all(
    [from, to].map(async (version) => {
      const content = versionAt(version);
      return { content, chart: await chartOf(services, db, content.chart) };
    }),
  );
  const [before, after] = sides;
  if (before === undefined || after === undefined) return undefined;
  const changes = differenceOf(before, after);
  const charts = { before: before.chart, after: after.chart } as unknown as z.input<typeof deskDifference>['charts'];
  return { from, to, sentences: [...differenceSentences(changes)], rows: [...differenceRows(changes)], charts };
}
