import { createHash } from 'node:crypto';

import { asId } from '../../core/kernel/id.ts';
import { runningRule, type RunningRule } from '../../core/supervision/running-rules.ts';
import type { WaitingPlace } from '../casework/read.ts';
import type { ShownValues } from './alert-content.ts';
import { caseworkSnapshot } from './project.ts';
import { runningSentence } from './running-sentences.ts';
import { alertIdOf, type Hit } from './take-hit.ts';
import type { WatchGround } from './watch-ground.ts';

/** A place of a case that a rule asks about; nothing when the item is not known any more. */
export function placeHit(ground: WatchGround, id: RunningRule['id'], row: WaitingPlace): readonly Hit[] {
  const item = ground.itemOf(row.item_code, row.item_number);
  const rule = runningRule(id);
  const node = item?.chart.node(row.node);
  if (item === undefined || rule === undefined || node === undefined || !('plainName' in node)) return [];
  const facts = { item: item.version.item.plainName, step: node.plainName, number: row.number, dueDay: row.due_day, visits: row.visit };
  const values = { 办件编号: row.number, 事项: facts.item, 环节: facts.step, 最后一天: row.due_day, 第几次: String(row.visit) };
  const unit = ground.unitOfRole(row.role, asId<'unit'>(row.unit_id));
  const place = { item: row.item_code, number: row.item_number, step: row.node, caseId: row.case_id };
  return [
    hitOf(ground, rule, {
      object: JSON.stringify([row.case_id, row.node, row.visit]),
      unit,
      values,
      sentence: runningSentence(id, facts),
      place,
      concerned: [],
    }),
  ];
}

type Found = Pick<Hit, 'unit' | 'concerned'> & {
  readonly object: string;
  readonly values: ShownValues;
  readonly sentence: string;
  readonly place: NonNullable<Hit['content']['place']>;
};

/** A hit of a rule over the running county. */
export function hitOf({ services }: WatchGround, rule: RunningRule, { object, unit, concerned, values, sentence, place }: Found): Hit {
  const evidence = createHash('sha256')
    .update(JSON.stringify([rule.id, object]))
    .digest('hex');
  const content = {
    name: rule.name,
    sentence,
    object: values['办件编号'] ?? values['环节'] ?? '',
    parameters: {},
    values,
    others: [],
    rows: [],
    lawful: rule.lawful,
    place,
  };
  return {
    ...{ alertId: alertIdOf(services.keys, rule.id, object), rule: rule.id, ruleVersion: rule.version, severity: rule.severity },
    ...{ objectType: rule.objectType, unit, concerned, evidence, snapshot: caseworkSnapshot, content },
  };
}
