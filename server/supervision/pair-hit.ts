import { asId } from '../../core/kernel/id.ts';
import type { FixedPair } from '../../core/supervision/find-pairs.ts';
import { runningRule } from '../../core/supervision/running-rules.ts';
import { hitOf } from './running-hits.ts';
import { runningSentence } from './running-sentences.ts';
import type { Hit } from './take-hit.ts';
import type { WatchGround } from './watch-ground.ts';

/** A pair that never parts. It is about the step, and both may explain. */
export function pairHit(ground: WatchGround, found: FixedPair): readonly Hit[] {
  const [code, number, town, step] = JSON.parse(found.place) as readonly [string, number, string, string];
  const item = ground.itemOf(code, number);
  const rule = runningRule('R04');
  const node = item?.chart.node(step);
  if (item === undefined || rule === undefined || node === undefined || !('plainName' in node)) return [];
  const facts = { item: item.version.item.plainName, step: node.plainName, together: found.together, of: found.of };
  const values = { 事项: facts.item, 环节: facts.step, 一起办的次数: String(found.together), 两人办的次数: String(found.of) };
  const place = { item: code, number, step, caseId: null };
  const concerned = found.pair.map((person) => asId<'person'>(person));
  return [
    hitOf(ground, rule, {
      object: found.place,
      unit: asId<'unit'>(town),
      values,
      sentence: runningSentence('R04', facts),
      place,
      concerned,
    }),
  ];
}
