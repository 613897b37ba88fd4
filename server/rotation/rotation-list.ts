import type { PersonId } from '../../core/kernel/id.ts';
import type { RotationListView } from '../../contract/rotation-views.ts';
import type { Services } from '../platform/services.ts';
import { readClocks, rotationCard } from './clocks.ts';
import { rotationRule } from './rotation-rule.ts';

const mostNear = 200;

/** The list of clocks; undefined for who may see none. */
export async function rotationList(services: Services, person: PersonId): Promise<RotationListView | undefined> {
  const seen = await readClocks(services, person);
  if (!seen.reach.all && seen.reach.units.size === 0) return undefined;
  const cards = seen.clocks.map((clock) => rotationCard(clock, seen));
  const terms = Object.entries(rotationRule.terms) as [
    RotationListView['rule'][number]['grade'],
    { warnYears: number; limitYears: number },
  ][];
  return {
    over: cards.filter((card) => card.state === 'over'),
    near: cards.filter((card) => card.state === 'near').slice(0, mostNear),
    running: cards.filter((card) => card.state === 'running').length,
    rule: terms.map(([grade, term]) => ({ grade, ...term })),
    ruleSource: rotationRule.source,
  };
}
