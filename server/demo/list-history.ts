import type { DraftEvent, Hand } from '../../core/catalogue/draft/event.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { PlannedItem } from './plan-lists.ts';

/** Who does what for the list of one unit. */
export type ListHands = {
  readonly compiler: Hand;
  readonly reviewers: readonly [Hand, Hand];
  readonly namer: Hand;
  readonly publisher: Hand;
};

/** How far an item of the demo has come. */
export type ListState = 'draft' | 'submitted' | 'in-review' | 'returned' | 'approved' | 'published' | 'revising';

/** Where the work on lists stands when somebody first looks: most is published, some of everything else waits. */
export function stateOf(at: number, isSample: boolean): ListState {
  const turn = at % 20;
  if (isSample) return (['draft', 'submitted', 'in-review', 'returned', 'approved'] as const)[turn] ?? (turn < 9 ? 'draft' : 'published');
  return (['draft', 'submitted', 'in-review', 'returned', 'approved', 'revising'] as const)[turn] ?? 'published';
}

const minute = 60_000;

/** What happened to an item until it came there; `frozen` is the hash of what is published. */
export function historyOf(
  item: PlannedItem,
  work: {
    readonly state: ListState;
    readonly hands: ListHands;
    readonly from: Instant;
    readonly thread: string;
    readonly frozen: { readonly hash: string; readonly notInHand: boolean };
  },
): readonly DraftEvent[] {
  const { state, hands, thread } = work;
  const { compiler, reviewers, namer, publisher } = hands;
  const [first, second] = reviewers;
  let at = work.from;
  const by = (hand: Hand) => ({ at: (at += 7 * minute), by: hand });
  const events: DraftEvent[] = [
    { type: 'item-added', unit: item.unit.id, fields: item.fields, lineage: item.lineage, import: null, ...by(compiler) },
  ];
  const submit = (round: number): number => events.push({ type: 'item-submitted', round, ...by(compiler) });
  const named = { reviewers: reviewers.map(({ person }) => person), due: null };
  if (state === 'draft') return events;
  submit(1);
  if (state === 'submitted') return events;
  events.push({ type: 'reviewers-named', round: 1, ...named, ...by(namer) });
  if (state === 'in-review' || state === 'returned') {
    const text = '“一句话说明”再写具体一点：谁来办、带什么。';
    events.push({ type: 'comment-made', thread, anchor: { field: 'lead' }, text, suggestion: null, ...by(first) });
  }
  if (state === 'in-review') return events;
  if (state === 'returned') {
    events.push({ type: 'opinion-given', round: 1, verdict: 'return', text: '说明不够具体，见批注。', ...by(first) });
    events.push({ type: 'round-closed', round: 1, result: 'returned', text: '请照批注改。', ...by(namer) });
    return events;
  }
  events.push({ type: 'opinion-given', round: 1, verdict: 'approve', text: '', ...by(first) });
  events.push({ type: 'opinion-given', round: 1, verdict: 'approve', text: '权责清楚，可以公布。', ...by(second) });
  events.push({ type: 'round-closed', round: 1, result: 'approved', text: '', ...by(namer) });
  if (state === 'approved') return events;
  const override = { path: 'text-not-in-hand', reason: '有的条文原文还在核对，核对完就补上。', gates: ['basis-text-not-in-hand'] } as const;
  const version = { number: 1, hash: work.frozen.hash, control: null, changes: [], override: work.frozen.notInHand ? override : null };
  events.push({ type: 'item-published', effectiveFrom: dayOf(at), ...version, ...by(publisher) });
  if (state === 'published') return events;
  events.push({ type: 'revision-opened', reason: '年度集中修订，先对照现行条文看一遍。', ...by(compiler) });
  const lead = `${item.fields.lead ?? ''}办之前可以先打电话问。`;
  events.push({ type: 'fields-changed', fields: { lead }, import: null, ...by(compiler) });
  return events;
}
