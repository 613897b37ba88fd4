import type { Kysely } from 'kysely';

import type { DraftContext } from '../../core/catalogue/draft/command.ts';
import { type Canonical } from '../../core/kernel/canonical.ts';
import { contentHash } from '../../core/kernel/hash.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { asId, type PersonId } from '../../core/kernel/id.ts';
import { differenceSentences } from '../../contract/difference-sentence.ts';
import { differenceOf } from '../../core/catalogue/draft/difference.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { OrganisationSnapshot } from '../platform/services.ts';
import { judgeInUnit } from './judge-in-unit.ts';
import type { DeskServices } from './desk-services.ts';
import { gatesOf, type Looked } from './gates-of.ts';
import { chartOf, type LoadedItem } from './load-item.ts';
import { ownItem } from './own-version.ts';
import { reviewersOf, type Rights } from './policy.ts';
import { codeTaken } from './store.ts';

/** Who acts on what. */
export type Acting = {
  readonly loaded: LoadedItem;
  readonly organisation: OrganisationSnapshot;
  readonly rights: Rights;
  readonly person: PersonId;
};

/** What a decision about an item knows beside it. */
export async function draftContext(services: DeskServices, db: Kysely<Schema>, acting: Acting): Promise<DraftContext> {
  const { loaded, organisation, rights, person } = acting;
  const { draft, contentAt } = loaded;
  const at = services.clock.legalNow();
  const today = dayOf(at);
  const staff = organisation.staffOn(today);
  const looked = await lookAt(services, db, acting);
  const unit = staff.findUnit(draft.unit);
  const item = unit === undefined ? null : ownItem(draft.content, unit);
  const lastPublished = draft.published.at(-1);
  const before = lastPublished === undefined ? undefined : contentAt(lastPublished.version);
  const chartBefore = before === undefined ? null : await chartOf(services, db, before.chart);
  return {
    at,
    today,
    by: { person, post: [...rights.values()][0] ?? asId<'post'>('') },
    may: new Set(rights.keys()),
    contentAt,
    reviewers: reviewersOf(staff, draft.unit),
    gates: (effectiveFrom) => gatesOf(services, { ...looked, effectiveFrom }),
    frozen: () => ({
      hash: contentHash((item ?? { content: draft.content, chart: looked.chart }) as unknown as Canonical),
      changes:
        before === undefined
          ? []
          : differenceSentences(differenceOf({ content: before, chart: chartBefore }, { content: draft.content, chart: looked.chart })),
    }),
  };
}

/** What a publication of the item would be looked at with, at this moment. */
export async function lookAt(
  services: DeskServices,
  db: Kysely<Schema>,
  { loaded, organisation }: Pick<Acting, 'loaded' | 'organisation'>,
): Promise<Looked> {
  const { content, unit } = loaded.draft;
  const today = dayOf(services.clock.legalNow());
  const chart = await chartOf(services, db, content.chart);
  const taken = content.code === null ? [] : await codeTaken(db, services.county, { unit, code: content.code, but: loaded.id }).execute();
  const judgement = chart === null ? null : judgeInUnit(services, organisation, { content, chart, unit, today });
  return { content, chart, judgement, codeTaken: taken.length > 0, effectiveFrom: today };
}
