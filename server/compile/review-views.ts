import { gateSentence } from '../../contract/desk-sentence.ts';
import { writable } from '../../core/catalogue/draft/change-content.ts';
import type { DeskRight } from '../../core/catalogue/draft/command.ts';
import { pathOf, reviewGates } from '../../core/catalogue/draft/gate.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { instantText } from '../../core/kernel/instant.ts';
import type { Staff } from '../../core/org/staff.ts';
import type { DeskServices } from './desk-services.ts';
import { gatesOf, type Looked } from './gates-of.ts';
import type { LoadedItem } from './load-item.ts';
import { personView } from './people.ts';
import { reviewersOf, type Rights } from './policy.ts';

/** An item in the hands of somebody who looks at it. */
export type Seen = {
  readonly services: DeskServices;
  readonly staff: Staff;
  readonly person: PersonId;
  readonly rights: Rights;
  readonly loaded: LoadedItem;
  readonly looked: Looked;
};

/** Rounds of review, the oldest first. */
export function roundViews({ staff, loaded }: Seen) {
  const { draft } = loaded;
  const eligible = [...reviewersOf(staff, draft.unit)].filter((person) => !draft.authors.has(person));
  return draft.rounds.map((round) => ({
    ...{ number: round.number, version: round.version, due: round.due, result: round.result, text: round.text },
    ...{ submittedBy: personView(staff, round.submitted.by), submittedAt: instantText(round.submitted.at) },
    reviewers: round.reviewers.map((person) => personView(staff, { person, post: null })),
    opinions: round.opinions.map(({ by, at, verdict, text }) => ({ by: personView(staff, by), at: instantText(at), verdict, text })),
    closedBy: round.closed === null ? null : personView(staff, round.closed.by),
    eligible:
      round.result === 'open' && round.opinions.length === 0 ? eligible.map((person) => personView(staff, { person, post: null })) : [],
  }));
}

/** What stands between the item and its publication by the asker. */
export function gateView({ services, person, loaded, looked }: Seen) {
  const closed = [...gatesOf(services, looked), ...reviewGates(loaded.draft, person)].map((one) => ({
    ...{ code: one.code, fields: [...one.fields], nodes: [...one.nodes], sentence: gateSentence(one), path: pathOf(one.code) },
  }));
  return { open: closed.length === 0, closed };
}

/** Acts that the asker may do now, by the last part of their address. */
export function mayNow({ person, rights, loaded }: Seen): string[] {
  const { draft } = loaded;
  const round = draft.rounds.at(-1);
  const has = (right: DeskRight): boolean => rights.has(right);
  const isOpen = round?.result === 'open';
  const isFinished = draft.status === 'published' || draft.status === 'withdrawn' || draft.status === 'approved';
  const mayJudge = draft.status === 'in-review' && round?.reviewers.includes(person) === true && !draft.authors.has(person);
  const hasSpoken = round?.opinions.some(({ by }) => by.person === person) === true;
  const wishes: readonly (readonly [string, boolean])[] = [
    ['fields', has('compile') && writable.has(draft.status)],
    ['chart', has('compile') && writable.has(draft.status)],
    ['submit', has('compile') && writable.has(draft.status)],
    ['comments', has('compile') || has('review')],
    ['round', has('publish') && isOpen && round.opinions.length === 0],
    ['opinion', mayJudge && !hasSpoken],
    ['close-round', has('publish') && draft.status === 'in-review' && !draft.authors.has(person)],
    ['publish', has('publish') && draft.status === 'approved'],
    ['override', has('publish') && draft.status === 'approved'],
    ['withdraw', has('publish') && draft.published.length > 0 && !draft.isWithdrawn],
    ['revise', has('compile') && isFinished],
  ];
  return wishes.filter(([, may]) => may).map(([act]) => act);
}
