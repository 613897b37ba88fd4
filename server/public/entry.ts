import type { EntryView } from '../../contract/public-list.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { findRole } from '../../core/org/roles.ts';
import type { Services } from '../platform/services.ts';
import { citations } from './citations.ts';
import { countCitations, entryBody } from './entry-body.ts';
import { entryByCode } from './list-store.ts';

/** One entry of a unit's list as the public reads it; undefined when there is none. */
export async function entryView(
  services: Services,
  about: { readonly unit: string; readonly code: string },
): Promise<EntryView | undefined> {
  const row = await entryByCode(services.database.published, services.county, about).executeTakeFirst();
  if (row === undefined) return undefined;
  const body = entryBody(row.body);
  const today = dayOf(services.clock.legalNow());
  const ids = body.basis.flatMap(({ id }) => (id === null ? [] : [id]));
  return {
    ...{ unit: { code: row.unit_code, name: row.unit_name }, code: row.code, name: row.name, plainName: row.plain_name },
    ...{ lead: row.lead, category: row.category, powerType: body.powerType, number: row.number, effectiveFrom: row.effective_from },
    ...{
      withdrawn: row.withdrawn ? (body.withdrawn ?? '') : null,
      chart: row.item_code,
      withdrawnOn: row.withdrawn ? (body.withdrawnOn ?? null) : null,
      content: body.content,
    },
    coming: row.effective_from > today,
    next:
      row.next_number === null || row.next_from === null || row.next_number === row.number
        ? null
        : { number: row.next_number, effectiveFrom: row.next_from },
    posts: body.posts.map((post) => findRole(post)?.name ?? post),
    basis: citations(services.laws, ids, today),
    basisTexts: body.basis.filter(({ id }) => id === null).map(({ text }) => text),
    citations: countCitations(services, body.basis, today),
    duties: body.responsibilities.map(({ stage, text }) => (stage === null ? text : `${stage}：${text}`)),
    ...{ accountability: body.accountability, forbidden: body.forbidden, recourse: body.recourse, supervision: body.supervision },
    risks: body.risks.map(({ level, what, prevention }) => ({ level: level ?? 'low', what, prevention: prevention ?? '', forbidden: [] })),
    ...{ changes: body.changes, override: body.override?.reason ?? null },
  };
}
