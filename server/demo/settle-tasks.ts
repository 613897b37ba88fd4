import type { RevisionEvent } from '../../core/catalogue/law/revision.ts';
import type { Hand } from '../../core/catalogue/draft/event.ts';
import type { Instant } from '../../core/kernel/instant.ts';

const reasons = ['逐条对照过，做法没有变，不用改。', '条文改的地方我们本来就这样做，不用改。', '清单里的话和新条文一致，不用改。'] as const;
const minute = 60_000;

/** What compilers checked so far in the demo: one task of every so many, each by the unit's own compiler. */
export function checksOf(
  opened: Extract<RevisionEvent, { readonly type: 'revision-opened' }>,
  work: { readonly compilers: ReadonlyMap<string, Hand>; readonly oneIn: number; readonly from: Instant },
): readonly RevisionEvent[] {
  return opened.tasks.flatMap((task, at): readonly RevisionEvent[] => {
    const by = task.subject === 'entry' ? work.compilers.get(task.unit) : undefined;
    if (by === undefined || at % work.oneIn !== 0) return [];
    const reason = reasons[at % reasons.length] ?? reasons[0];
    return [{ type: 'revision-checked', task: task.task, reason, at: work.from + at * 7 * minute, by }];
  });
}
