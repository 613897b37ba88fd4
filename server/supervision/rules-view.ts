import type { z } from 'zod';

import type { deskRules } from '../../contract/desk-rules.ts';
import { proposalsOf } from '../../core/supervision/rule-change.ts';
import type { Services } from '../platform/services.ts';
import { allRules } from './all-rules.ts';
import { judgedOf } from './judged-rules.ts';
import { type RecordedRuleEvent, ruleEvents } from './rule-events.ts';
import type { RuleRoom } from './rule-room.ts';
import { countOutcomes } from './store.ts';

/** The ledger of precision of all rules. */
export async function rulesView(services: Services, room: RuleRoom): Promise<z.input<typeof deskRules>> {
  const rows = await countOutcomes(services.database.app, services.county);
  const recorded = await ruleEvents(services);
  const shadows = await room.shadows();
  return {
    rules: (await allRules(room)).map(({ id, name, summary, severity, state, version }) => ({
      ...{ id, name, summary, severity, state, version },
      ...judgedOf(rows.filter(({ rule }) => rule === id)),
      waiting: proposalsOf(eventsOf(recorded, id)).filter((one) => one.state === 'open').length,
      shadows: shadows.filter(({ rule }) => rule === id).length,
    })),
  };
}

function eventsOf(recorded: readonly RecordedRuleEvent[], rule: string) {
  return recorded.filter((one) => one.rule === rule).map(({ event }) => event);
}
