import { timeline } from '../../core/casework/timeline.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { CaseView } from '../../contract/work-views.ts';
import { outcomeLabel } from './event-words.ts';
import { nameOf } from './name-of.ts';
import type { SeenCase } from './viewer.ts';

/** The way of a case step by step: what is done, by whom, with what result; where it stands; what is certain to come. */
export function stepRows(seen: SeenCase): CaseView['steps'] {
  const { state } = seen.loaded;
  const words = { done: 'done', current: 'now', 'to-come': 'to-come' } as const;
  return timeline(state, seen.item.version.item.chart)
    .filter((entry) => entry.state !== 'to-come' || entry.certain)
    .map((entry) => {
      const act =
        state.status === 'absent' ? undefined : state.acts.findLast((done) => done.node === entry.node && done.visit === entry.visit);
      const ended = entry.until ?? entry.since;
      return {
        plainName: seen.item.chart.node(entry.node)?.plainName ?? entry.node,
        state: words[entry.state],
        day: ended === null ? null : dayOf(ended),
        by: act === undefined ? null : nameOf(seen, act.person),
        outcome: entry.outcome === null ? null : outcomeLabel(seen.item, entry.node, entry.outcome),
      };
    });
}
