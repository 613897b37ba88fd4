import { dayOf } from '../../core/kernel/day.ts';
import { asId, type UnitId } from '../../core/kernel/id.ts';
import type { LivingItem, Services } from '../platform/services.ts';

/** What hits of the running county are made from. */
export type WatchGround = {
  readonly services: Services;
  readonly townOf: (unit: string) => UnitId;
  /** Unit of the nearest post of a role. */
  readonly unitOfRole: (role: string, unit: UnitId) => UnitId;
  /** How many may sign at a place besides two. */
  readonly othersAt: (place: string) => number;
  readonly itemOf: (code: string, number: number) => LivingItem | undefined;
};

/** The ground of today. */
export async function watchGround(services: Services): Promise<WatchGround> {
  const organisation = await services.organisation();
  const staff = organisation.staffOn(dayOf(services.clock.legalNow()));
  const itemOf = (code: string, number: number) =>
    services.items.list().find(({ version }) => version.item.code === code && version.number === number);
  return {
    services,
    itemOf,
    townOf: (unit) => staff.ancestorsOf(asId<'unit'>(unit)).find((above) => above.level === 'town')?.id ?? asId<'unit'>(unit),
    unitOfRole: (role, unit) => staff.listPosts(role, unit)[0]?.unit ?? unit,
    othersAt: (place) => {
      const [code, number, unit, step] = JSON.parse(place) as readonly [string, number, string, string];
      const node = itemOf(code, number)?.chart.node(step);
      const roles = node?.type === 'task' ? node.posts : [];
      return new Set(roles.flatMap((role) => staff.holdersOf(role, asId<'unit'>(unit)).map((one) => one.person))).size - 2;
    },
  };
}
