import type { z } from 'zod';

import type { deskItem } from '../../contract/desk-item.ts';
import { aspectNames, lintSentence, missingSentence } from '../../contract/desk-sentence.ts';
import { aspectsOf } from '../../core/catalogue/draft/aspects/aspect.ts';
import { fieldNames } from '../../core/catalogue/draft/content.ts';
import { lintOf } from '../../core/catalogue/draft/lint.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { instantText } from '../../core/kernel/instant.ts';
import { fewestOf } from './analyse-draft.ts';
import type { DeskServices } from './desk-services.ts';
import { lookAt } from './draft-context.ts';
import { findingViews, namesOf } from './finding-views.ts';
import { lineageView } from './lineage-view.ts';
import { loadItem } from './load-item.ts';
import { personView } from './people.ts';
import { rightsOf } from './policy.ts';
import { gateView, mayNow, roundViews } from './review-views.ts';
import { threadViews } from './thread-views.ts';
import { historyViews, versionViews } from './history-views.ts';
import { sharersOf } from './store.ts';
import { visibleItem } from './visible-item.ts';

type ItemView = z.input<typeof deskItem>;

/** Everything about one item, for who may see it; undefined for all others. */
export async function itemView(services: DeskServices, id: string, person: PersonId): Promise<ItemView | undefined> {
  const db = services.database.app;
  const found = await loadItem(services, db, id);
  if (found === undefined) return undefined;
  const organisation = await services.organisation();
  const staff = organisation.staffOn(dayOf(services.clock.legalNow()));
  const rights = rightsOf(staff, person, found.draft.unit);
  const loaded = visibleItem(found, rights);
  const unit = staff.findUnit(found.draft.unit);
  if (loaded === undefined || unit === undefined) return undefined;
  const { draft } = loaded;
  const looked = await lookAt(services, db, { loaded, organisation });
  const { chart, judgement } = looked;
  const { chart: choice, ...fields } = draft.content;
  const sharers = await sharersOf(db, services.county, id).execute();
  const about = { services, staff, person, rights, loaded, looked };
  return {
    ...{ id, unit: { id: unit.id, code: unit.code, name: unit.name }, status: draft.status === 'removed' ? 'draft' : draft.status },
    ...{ version: draft.version, fields: copied(fields) },
    fieldVersions: Object.fromEntries(fieldNames.map((name) => [name, draft.written.get(name)?.version ?? 0])),
    chart: { choice: copied(choice), chart: copied(chart), sharedWith: sharers.map(({ item_id, name }) => ({ id: item_id, name })) },
    lineage: lineageView(services, { loaded, chart, organisation }),
    setAside: draft.setAside.map(({ field, value, by, at }) => ({ field, value, by: personView(staff, by), at: instantText(at) })),
    aspects: aspectsOf({ content: draft.content, chart }).map(({ aspect, missing }) => ({
      ...{ aspect, name: aspectNames[aspect], done: missing.length === 0 },
      missing: missing.map((one) => ({ field: one.field, why: missingSentence(one) })),
    })),
    lint: lintOf(draft.content, services.officialese).map((one) => ({ ...one, sentence: lintSentence(one) })),
    findings: judgement === null ? [] : findingViews(judgement, namesOf(organisation, chart)),
    fewestPersons: judgement === null ? null : fewestOf(judgement),
    ...{ threads: threadViews(about), rounds: roundViews(about), gate: gateView(about), may: mayNow(about) },
    authors: [...draft.authors].map((author) => personView(staff, { person: author, post: null })),
    ...{ history: historyViews(about), versions: versionViews(about) },
  };
}

/** The contract's arrays may be written to, ours not: JSON does not tell them apart. */
function copied<Shape>(value: unknown): Shape {
  return value as Shape;
}
