import type { z } from 'zod';

import type { deskView } from '../../contract/desk.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { roleKeys, roles } from '../../core/org/roles.ts';
import type { SignedIn } from '../platform/http/signed-in.ts';
import type { DeskServices } from './desk-services.ts';
import { deskUnits } from './policy.ts';
import { countsByUnit, namedWork } from './work-store.ts';

type View = z.input<typeof deskView>;

/** Who asks, what he may do where, what waits for him; undefined for who has no post at the desk. */
export async function viewOfDesk(services: DeskServices, who: SignedIn): Promise<View | undefined> {
  const { data, staffOn } = await services.organisation();
  const units = deskUnits(staffOn(dayOf(services.clock.legalNow())), who.person, data.units);
  if (units.length === 0) return undefined;
  const db = services.database.app;
  const counts = await countsByUnit(db, services.county).execute();
  const named = await namedWork(db, services.county, who.person).execute();
  const waiting = { returned: 0, threads: 0, toName: 0, toReview: 0, toClose: 0, toPublish: 0 };
  const shown = units.map(({ unit, rights }) => {
    const mine = counts.filter(({ unit_id }) => unit_id === unit.id);
    const sum = (statuses: readonly string[]) => total(mine.filter(({ status }) => statuses.includes(status)).map(({ items }) => items));
    const part = {
      returned: rights.has('compile') ? sum(['returned']) : 0,
      threads: rights.has('compile') ? total(mine.map(({ threads }) => threads)) : 0,
      toName: rights.has('publish') ? sum(['submitted']) : 0,
      toReview: total(named.filter(({ unit_id }) => unit_id === unit.id).map(({ items }) => items)),
      toClose: rights.has('publish') ? total(mine.map(({ spoken }) => spoken)) : 0,
      toPublish: rights.has('publish') ? sum(['approved']) : 0,
    };
    for (const key of Object.keys(waiting) as (keyof typeof waiting)[]) waiting[key] += part[key];
    const seen = rights.has('compile') ? mine : mine.filter(({ status }) => status !== 'draft');
    return {
      ...{ id: unit.id, code: unit.code, name: unit.name, level: unit.level, may: [...rights.keys()] },
      ...{ items: total(seen.map(({ items }) => items)), waiting: total(Object.values(part)) },
    };
  });
  return {
    ...{ person: who.person, name: who.name, csrf: who.csrf, units: shown, waiting },
    roles: roleKeys.filter((key) => roles[key].business).map((key) => ({ key, name: roles[key].name })),
  };
}

function total(numbers: readonly (number | string)[]): number {
  return numbers.reduce<number>((sum, one) => sum + Number(one), 0);
}
