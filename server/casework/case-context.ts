import { unitsOfItem } from '../../core/catalogue/units-of-item.ts';
import type { CaseContext } from '../../core/casework/case-context.ts';
import { claimCheck } from '../../core/casework/claim-check.ts';
import type { StaffOnDay } from '../../core/casework/staff.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { mayAct } from '../../core/org/may-act.ts';
import type { Staff } from '../../core/org/staff.ts';
import type { LivingItem, OrganisationSnapshot, Services } from '../platform/services.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { formFacts } from './case-values.ts';
import { firstStep } from './first-step.ts';

/** The organisation of a day as cases ask it. */
export function staffForCases(staff: Staff): StaffOnDay {
  return {
    holdersOf: staff.holdersOf,
    actingAs: (person, role, unit) => staff.actingAs(person, role, unit)[0],
    areRelatives: staff.areRelatives,
    whyNot: (wish) => {
      const told = mayAct(staff, wish);
      return isRefusal(told) ? told : null;
    },
  };
}

/** Keyed hash of the applicant's identity number among the values of an act; null when there is none. */
export function applicantKeyOf(keys: KeyStore, item: LivingItem, values: Readonly<Record<string, Canonical>>): string | null {
  const field = firstStep(item)?.form.find((candidate) => candidate.kind === 'id-number');
  const number = field === undefined ? undefined : values[field.id];
  return typeof number === 'string' && number !== '' ? keys.identityKey(number) : null;
}

/** What decisions on a case of this item may know now. `values` are all values of the case, those of the act at hand included. */
export function contextOf(
  services: Services,
  about: {
    readonly item: LivingItem;
    readonly organisation: OrganisationSnapshot;
    readonly values: Iterable<readonly [string, Canonical]>;
    readonly applicantKey: string | null;
  },
): CaseContext {
  const { item, organisation, applicantKey } = about;
  const now = services.clock.legalNow();
  const people = {
    chart: item.chart,
    staff: staffForCases(organisation.staffOn(dayOf(now))),
    applicantRelatives: new Set(applicantKey === null ? [] : organisation.relativesOf(applicantKey)),
    applicantPerson: applicantKey === null ? null : (organisation.personOf(applicantKey) ?? null),
  };
  return {
    ...people,
    calendar: services.calendar,
    now,
    version: item.version.hash,
    facts: formFacts(about.values),
    wouldBlock: claimCheck(people),
    startedBy: item.version.item.startedBy,
    units: unitsOfItem(item.version, organisation.data),
  };
}
