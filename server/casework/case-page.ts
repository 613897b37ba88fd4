import type { FastifyRequest } from 'fastify';

import type { CaseId } from '../../core/kernel/id.ts';
import type { Refusal } from '../../core/kernel/outcome.ts';
import { findRole } from '../../core/org/roles.ts';
import type { FormState, RefusalView } from '../../contract/page-frame.ts';
import type { CaseView } from '../../contract/work-views.ts';
import { readerOf } from '../platform/http/frame.ts';
import { type RefusalNames, refusalView } from '../platform/http/problem.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Services } from '../platform/services.ts';
import { nameOf } from './name-of.ts';
import { caseView } from './case-view.ts';
import { rolesOfNode } from '../../core/casework/roles-of-node.ts';
import { outcomeLabel } from './event-words.ts';
import { loadCase } from './load-case.ts';
import { fieldsOf } from './title-of.ts';
import { type SeenCase, seenBy } from './viewer.ts';

/** The case of an address as the signed-in official may see it; undefined looks like "does not exist". */
export async function findSeen(services: Services, request: FastifyRequest, caseId: CaseId): Promise<SeenCase | undefined> {
  const loaded = await inTransaction(services.database.app, (db) => loadCase(services, db, caseId));
  return seenBy(services, loaded, officialOf(request).person);
}

/** The view of a case page, with a form given back when an act was refused. */
export async function caseForViewer(
  services: Services,
  request: FastifyRequest,
  about: { readonly caseId: CaseId; readonly form: FormState; readonly formNode: string | null; readonly refusal?: Refusal },
): Promise<CaseView | undefined> {
  const seen = await findSeen(services, request, about.caseId);
  if (seen === undefined) return undefined;
  const sentence = sentencesFor(request, seen);
  const form = about.refusal === undefined ? about.form : { ...about.form, refusal: sentence(about.refusal) };
  return caseView(services, seen, { viewer: { person: officialOf(request).person, sentence }, form, formNode: about.formNode });
}

/** Makes sentences of refusals with the names of this case's steps, posts and people. */
export function sentencesFor(request: FastifyRequest, seen: SeenCase): (refusal: Refusal) => RefusalView {
  const reader = officialOf(request).person;
  const staff = seen.context.staff;
  const { state } = seen.loaded;
  const names: RefusalNames = {
    reader,
    step: (node) => seen.item.chart.node(node)?.plainName,
    person: (person) => nameOf(seen, person),
    role: (role) => findRole(role)?.name,
    post: (post) => seen.organisation.data.posts.find((candidate) => candidate.id === post)?.name,
    unit: (unit) => seen.organisation.data.units.find((candidate) => candidate.id === unit)?.name,
    field: (field) => fieldsOf(seen.item.version.item).get(field)?.label,
    outcome: (node, outcome) => outcomeLabel(seen.item, node, outcome),
    others: (node) => {
      if (state.status === 'absent') return [];
      const holders = rolesOfNode(seen.item.chart.node(node)).flatMap((role) => staff.holdersOf(role, state.unit));
      return holders.filter((holding) => holding.person !== reader).map((holding) => nameOf(seen, holding.person));
    },
  };
  return (refusal) => refusalView(refusal, readerOf(request), names);
}
