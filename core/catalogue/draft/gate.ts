import type { NodeId } from '../../chart/chart.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { FieldName } from './content.ts';
import type { Draft } from './draft.ts';
import type { OverridePath } from './event.ts';

/** What can stand in the way of a publication. */
export type GateCode =
  | 'code-missing'
  | 'code-taken'
  | 'unsound'
  | 'unstaffed'
  | 'one-hand'
  | 'basis-missing'
  | 'basis-not-in-force'
  | 'basis-text-not-in-hand'
  | 'mask-missing'
  | 'personal-datum'
  | 'classified'
  | 'hard-words'
  | 'not-reviewed'
  | 'threads-open'
  | 'author-alone';

/** A closed gate, with the fields and steps that close it. */
export type Gate = { readonly code: GateCode; readonly fields: readonly FieldName[]; readonly nodes: readonly NodeId[] };

/**
 * The one path on which each gate may be passed; absent: none. Whoever adds a code decides here. What is unsound, shows personal data, or was seen
 * by its author alone is published by nobody.
 */
const paths: Partial<Readonly<Record<GateCode, OverridePath>>> = {
  'basis-text-not-in-hand': 'text-not-in-hand',
  'hard-words': 'plain-language',
  'one-hand': 'single-hand',
};

/** The path that may pass a gate, null when none may. */
export function pathOf(code: GateCode): OverridePath | null {
  return paths[code] ?? null;
}

/** A gate with nothing to point at. */
export function gate(code: GateCode, at: { readonly fields?: readonly FieldName[]; readonly nodes?: readonly NodeId[] } = {}): Gate {
  return { code, fields: at.fields ?? [], nodes: at.nodes ?? [] };
}

/**
 * Gates that the item's own history closes: it was not reviewed as it stands, nobody independent approved, comments are open, or who publishes
 * wrote it himself.
 *
 * A reviewer whose suggestion was taken has words of his own in it: another must have approved too.
 */
export function reviewGates(state: Draft, publisher: PersonId): readonly Gate[] {
  const gates: Gate[] = [];
  const round = state.rounds.at(-1);
  const isReviewed = round?.result === 'approved' && round.version === state.contentVersion;
  const approvers = isReviewed ? round.opinions.filter(({ verdict }) => verdict === 'approve').map(({ by }) => by.person) : [];
  const wrote = (person: PersonId): boolean => state.authors.has(person) || state.suggesters.has(person);
  if (!isReviewed || approvers.every(wrote)) gates.push(gate('not-reviewed'));
  const open = state.threads.filter((thread) => thread.state === 'open');
  const fields = open.flatMap(({ anchor }) => ('field' in anchor ? [anchor.field] : []));
  const nodes = open.flatMap(({ anchor }) => ('node' in anchor ? [anchor.node] : []));
  if (open.length > 0) gates.push(gate('threads-open', { fields, nodes }));
  if (wrote(publisher)) gates.push(gate('author-alone'));
  return gates;
}
