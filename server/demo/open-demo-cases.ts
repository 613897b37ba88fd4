import { unitsOfItem } from '../../core/catalogue/units-of-item.ts';
import { addDays, dayOf, startOfDay } from '../../core/kernel/day.ts';
import { Fault, isRefusal } from '../../core/kernel/outcome.ts';
import { firstStep } from '../casework/first-step.ts';
import { openCase } from '../casework/open-case.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import type { HandClock } from './demo-clock.ts';
import { type Plan, demoPlans } from './demo-plans.ts';
import { driveCase } from './drive-case.ts';
import type { Ride } from './ride.ts';
import type { DemoCounty } from './generate-county.ts';
import { inventedValue } from './invented-values.ts';
import { seededSource } from './seeded-source.ts';
import { type DemoProgress, seed } from './demo-name.ts';

/** Opens and drives all cases of the plans, oldest first. */
export async function openCases(
  services: Services & { readonly clock: HandClock },
  county: DemoCounty,
  progress: DemoProgress,
): Promise<void> {
  const source = seededSource(`${seed}/cases`);
  const end = Date.now();
  const today = dayOf(end);
  const used = new Set<string>();
  // Openings in the order of their days, so that case numbers grow with time.
  const plans = demoPlans.toSorted((a, b) => b.ago - a.ago);
  for (const [at, plan] of plans.entries()) {
    progress('办件', at, plans.length);
    services.clock.set(startOfDay(addDays(today, -plan.ago)) + (9 * 60 + source.below(400)) * 60_000);
    const ride = await open(services, county, { plan, source, used, end });
    await driveCase(ride);
  }
  progress('办件', plans.length, plans.length);
}

type Opening = { readonly plan: Plan; readonly source: ReturnType<typeof seededSource>; readonly used: Set<string>; readonly end: number };

async function open(services: Services & { readonly clock: HandClock }, county: DemoCounty, opening: Opening): Promise<Ride> {
  const { plan, source, used, end } = opening;
  const now = services.clock.legalNow();
  const item = services.items.findCurrent(plan.item, dayOf(now));
  const household = chooseHousehold(county, opening);
  if (item === undefined || household === undefined) throw new Fault('demo-case-stuck', { item: plan.item });
  used.add(household.id);
  const organisation = await services.organisation();
  const staff = organisation.staffOn(dayOf(now));
  const units = unitsOfItem(item.version, organisation.data);
  const place = units.has(household.village) ? household.village : [...units][0];
  if (place === undefined) throw new Fault('demo-case-stuck', { item: plan.item, at: 'place' });
  const opener = item.version.item.startedBy.flatMap((role) => staff.holdersOf(role, place)).map((holding) => holding.person);
  const values = { household, source, kin: plan.kin === true };
  const form = firstStep(item)?.form ?? [];
  const request = {
    commandId: newId(),
    owner: 'demo',
    bodyHash: 'demo',
    item,
    unit: place,
    channel: 'village' as const,
    values: Object.fromEntries(form.map((field) => [field.id, inventedValue(field, { ...values, now })])),
  };
  const related = new Set(county.kinOfApplicants.filter((kin) => kin.household === household.id).map((kin) => kin.person));
  let refused = '';
  for (const who of opener.filter((person) => !related.has(person))) {
    const answer = await openCase(services, { ...request, who });
    if (isRefusal(answer)) refused = `${answer.refused} ${JSON.stringify(answer.because)}`;
    else return { services, caseId: answer.caseId, plan, values, source, end, opener: who };
  }
  throw new Fault('demo-case-stuck', { item: plan.item, at: 'opening', refused });
}

function chooseHousehold(county: DemoCounty, { plan, source, used }: Opening) {
  const kin = new Set(county.kinOfApplicants.map((row) => row.household));
  const free = county.households.filter((household) => !used.has(household.id) && kin.has(household.id) === (plan.kin === true));
  return free[source.below(free.length)];
}
