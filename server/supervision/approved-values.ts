import { proposalsOf } from '../../core/supervision/rule-change.ts';
import type { Services } from '../platform/services.ts';
import { ruleEvents } from './rule-events.ts';
import type { ApprovedValue, RuleRoom } from './rule-room.ts';

/** Hands the approved values on to the room: after an approval, and before each sweep, so that none is lost when the server ends between the two. */
export async function handOnApproved(services: Services, room: RuleRoom): Promise<void> {
  const recorded = await ruleEvents(services);
  const { persons } = (await services.organisation()).data;
  const nameOf = (id: string): string => persons.find((one) => one.id === id)?.name ?? id;
  const rules = [...new Set(recorded.map(({ rule }) => rule))];
  const approved = rules.flatMap((rule) => {
    const own = recorded.filter((one) => one.rule === rule);
    return proposalsOf(own.map(({ event }) => event)).flatMap((one): readonly ApprovedValue[] => {
      if (one.approvedOn === null || one.settledBy === null) return [];
      const words = own.find(({ event }) => event.type === 'parameter-proposed' && event.proposal === one.id)?.words ?? {};
      const { name, value, from, approvedOn } = one;
      // Two people of one name are told apart, so that the second person stays the second.
      const by = nameOf(one.by);
      const other = nameOf(one.settledBy);
      const approvedBy = by === other ? `${other}（${one.settledBy}）` : other;
      return [{ name, value, from, by, approvedBy, approvedOn, reason: words['reason'] ?? '', source: words['source'] ?? '' }];
    });
  });
  await room.keepApproved(approved);
}
