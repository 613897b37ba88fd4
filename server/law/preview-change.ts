import type { z } from 'zod';

import type { deskLawAffected } from '../../contract/desk-law.ts';
import { shortHash } from '../../contract/poster.ts';
import { affectedBy } from '../../core/catalogue/law/affected.ts';
import type { LawChange } from '../../core/catalogue/law/change.ts';
import { decideLaw } from '../../core/catalogue/law/decide-law.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Services } from '../platform/services.ts';
import { chartsInForce } from './in-force.ts';
import { loadLaw } from './load-law.ts';
import { lawReach } from './policy.ts';
import { ownCitations, type Published, readCiting } from './read-citing.ts';
import { drafts } from './store.ts';

type View = z.input<typeof deskLawAffected>;
type Change = { readonly document: string; readonly change: LawChange };

/** What a change would touch if it were recorded now; nothing is written. Refused as the change itself would be. */
export async function previewChange(
  services: Services,
  { person, ...wish }: Change & { readonly person: PersonId },
): Promise<Refusal | View> {
  const { data, staffOn } = await services.organisation();
  const at = services.clock.legalNow();
  const reach = lawReach(staffOn(dayOf(at)), person);
  if (reach === undefined) return refuse('not-found');
  if (reach.record === null) return refuse('law-not-allowed');
  const by = { person, post: reach.record };
  return inTransaction(services.database.app, async (db): Promise<Refusal | View> => {
    const { laws, loaded } = await loadLaw(db, services.county, wish.document);
    if (loaded.document === undefined) return refuse('not-found');
    const context = { at, by, mayRecord: true, document: loaded.document, version: loaded.version, laws };
    const outcome = decideLaw({ do: 'change', base: loaded.version, change: wish.change }, context);
    if (isRefusal(outcome)) return outcome;
    const affected = affectedBy(wish, await readCiting(services, db, data));
    const unpublished = (await drafts(db, services.county).execute()).map((row) => ({ unit: row.unit_id, cites: ownCitations(row.body) }));
    return { items: affected.length, charts: chartsOf(services, affected), units: unitsOf(data, affected, affectedBy(wish, unpublished)) };
  });
}

/** Each chart once, with the steps that cite what changes and the risk points that hang on them. */
function chartsOf(services: Services, affected: readonly Published[]): View['charts'] {
  const charts = chartsInForce(services, dayOf(services.clock.legalNow()));
  const codes = [...new Set(affected.flatMap(({ chart }) => chart ?? []))].toSorted();
  return codes.flatMap((code) => {
    const version = charts.get(code)?.version;
    if (version === undefined) return [];
    const showing = affected.filter(({ chart }) => chart === code);
    const cited = new Set(showing.flatMap(({ cites }) => cites.flatMap(({ step }) => step ?? [])));
    const steps = version.item.chart.nodes.filter(({ id }) => cited.has(id));
    return {
      ...{ code, name: version.item.plainName, number: version.number, poster: shortHash(version.hash) },
      steps: steps.map(({ id, name }) => ({ id, name })),
      risks: steps.reduce((sum, node) => sum + ('risks' in node ? node.risks.length : 0), 0),
      units: new Set(showing.map(({ unit }) => unit)).size,
    };
  });
}

function unitsOf(
  { units }: OrganisationData,
  affected: readonly Published[],
  unpublished: readonly { readonly unit: string }[],
): View['units'] {
  return units.flatMap(({ id, name }) => {
    const items = affected.filter(({ unit }) => unit === id).length;
    const waiting = unpublished.filter(({ unit }) => unit === id).length;
    return items + waiting === 0 ? [] : [{ id, name, items, drafts: waiting }];
  });
}
