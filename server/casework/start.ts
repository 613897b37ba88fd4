import { unitsOfItem } from '../../core/catalogue/units-of-item.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import type { Unit } from '../../core/org/organisation.ts';
import type { FormState } from '../../contract/page-frame.ts';
import type { StartChoiceView, StartFormView } from '../../contract/work-views.ts';
import type { LivingItem, OrganisationSnapshot, Services } from '../platform/services.ts';
import { fieldView } from './fields-at.ts';
import { firstStep } from './first-step.ts';

/** An item that a person may start now, with the units for which he may. */
export type Startable = { readonly item: LivingItem; readonly units: readonly Unit[] };

/** Items in force whose starting posts the person holds, with the units he holds them for. */
export function startable(services: Services, organisation: OrganisationSnapshot, person: PersonId): readonly Startable[] {
  const today = dayOf(services.clock.legalNow());
  const staff = organisation.staffOn(today);
  return services.items.list().flatMap((item) => {
    if (services.items.findCurrent(item.version.item.code, today) !== item) return [];
    const wanted = unitsOfItem(item.version, organisation.data);
    const units = organisation.data.units.filter(
      (unit) => wanted.has(unit.id) && item.version.item.startedBy.some((role) => staff.actingAs(person, role, unit.id).length > 0),
    );
    return units.length === 0 ? [] : [{ item, units }];
  });
}

/** `/work/start`. */
export function startChoiceView(found: readonly Startable[]): StartChoiceView {
  const units = new Map(found.flatMap(({ units: each }) => each.map((unit) => [unit.code, { code: unit.code, name: unit.name }] as const)));
  return {
    items: found.map(({ item }) => ({
      code: item.version.item.code,
      plainName: item.version.item.plainName,
      name: item.version.item.name,
    })),
    units: [...units.values()],
  };
}

/** `/work/start/<code>`: the form of the first step, or none when the case begins with somebody else. */
export function startFormView(found: Startable, form: FormState): StartFormView {
  return {
    code: found.item.version.item.code,
    itemName: found.item.version.item.plainName,
    units: found.units.map(({ code, name }) => ({ code, name })),
    fields: (firstStep(found.item)?.form ?? []).map(fieldView),
    form,
  };
}
