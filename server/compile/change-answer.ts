import type { z } from 'zod';

import type { deskChanged } from '../../contract/desk-item.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { instantText } from '../../core/kernel/instant.ts';
import type { ItemDone } from './act-on-item.ts';
import type { DeskServices } from './desk-services.ts';
import { loadItem } from './load-item.ts';
import { personView } from './people.ts';

type Changed = z.input<typeof deskChanged>;

/** What a change answers: the fields that were written, and for each of the others all three values with who was first and when. */
export async function changeAnswer(services: DeskServices, done: ItemDone, base: number): Promise<Changed> {
  const changed = done.events.flatMap((event) => (event.type === 'fields-changed' ? Object.keys(event.fields) : []));
  const aside = done.events.flatMap((event) => (event.type === 'value-set-aside' ? [event] : []));
  const answer = { id: done.id, version: done.version, changed: changed as Changed['changed'] };
  const loaded = aside.length === 0 ? undefined : await loadItem(services, services.database.app, done.id);
  if (loaded === undefined) return { ...answer, conflicts: [] };
  const staff = (await services.organisation()).staffOn(dayOf(services.clock.legalNow()));
  const before = loaded.contentAt(base);
  return {
    ...answer,
    conflicts: aside.flatMap(({ field, value }) => {
      const theirs = loaded.draft.written.get(field);
      if (theirs === undefined) return [];
      return [
        {
          ...{ field, base: before[field], mine: value, theirs: loaded.draft.content[field] },
          ...{ by: personView(staff, theirs.by), at: instantText(theirs.at) },
        },
      ];
    }),
  };
}
