import type { CaseContext } from '../../core/casework/case-context.ts';
import type { StaffOnDay } from '../../core/casework/staff.ts';
import type { PersonId, UnitId } from '../../core/kernel/id.ts';
import type { Refusal } from '../../core/kernel/outcome.ts';
import type { RefusalView } from '../../contract/page-frame.ts';
import type { LivingItem, OrganisationSnapshot, Services } from '../platform/services.ts';
import { contextOf } from './case-context.ts';
import { everyRole } from './acting-roles.ts';
import type { LoadedCase } from './loaded-case.ts';

/** Who looks at a case, and the words in which refusals are told to him. */
export type Viewer = { readonly person: PersonId; readonly sentence: (refusal: Refusal) => RefusalView };

/** A case as one official may see it. */
export type SeenCase = {
  readonly loaded: LoadedCase & { readonly file: NonNullable<LoadedCase['file']> };
  readonly item: LivingItem;
  readonly organisation: OrganisationSnapshot;
  readonly context: CaseContext;
  /** He is kin of the applicant or the applicant himself: he sees that he must stay out, and nothing of the file. */
  readonly mustStayOut: boolean;
  /** He has a part in the case and need not stay out: he may read what is secret to others. */
  readonly takesPart: boolean;
};

/**
 * Whether and how an official sees a case: he must hold, today, a post that has a part in it; having acted in it once is no
 * key, because posts hold powers and not persons. Undefined looks like "does not exist"; a
 * person who withdrew from the case does not see it any more.
 */
export async function seenBy(services: Services, loaded: LoadedCase, person: PersonId): Promise<SeenCase | undefined> {
  return seenWith(services, await services.organisation(), { loaded, person });
}

/** The same with an organisation already read, for use inside a transaction. */
export function seenWith(
  services: Services,
  organisation: OrganisationSnapshot,
  { loaded, person }: { readonly loaded: LoadedCase; readonly person: PersonId },
): SeenCase | undefined {
  const { state, file } = loaded;
  if (state.status === 'absent' || file === undefined || state.recused.includes(person)) return undefined;
  const item = services.items.findByHash(state.version);
  if (item === undefined) return undefined;
  const context = contextOf(services, { item, organisation, values: loaded.values.latest, applicantKey: file.applicant_key });
  if (!hasPart(item, context.staff, { person, unit: state.unit })) return undefined;
  const mustStayOut = context.applicantPerson === person || context.applicantRelatives.has(person);
  return { loaded: { ...loaded, file }, item, organisation, context, mustStayOut, takesPart: !mustStayOut };
}

/** True when the person holds, in his own right or as delegate, a role of the item that reaches the unit. */
export function hasPart(
  item: LivingItem,
  staff: Pick<StaffOnDay, 'actingAs'>,
  about: { readonly person: PersonId; readonly unit: UnitId },
): boolean {
  return everyRole(item).some((role) => staff.actingAs(about.person, role, about.unit) !== undefined);
}
