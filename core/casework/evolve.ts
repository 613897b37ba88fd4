import type { Instant } from '../kernel/instant.ts';
import { Fault } from '../kernel/outcome.ts';
import { type Act, type Case, type CaseHistory, moved, noHistory, type OpenCase } from './case.ts';
import type { CaseEvent } from './event.ts';

type EventOf<Type extends CaseEvent['type']> = Extract<CaseEvent, { readonly type: Type }>;

/**
 * The case after one more event. Knows no rules: what was decided has happened.
 *
 * @throws Fault `event-out-of-order` when the first event does not open the case, or another one follows its end
 */
export function evolve(state: Case, event: CaseEvent): Case {
  if (event.type === 'case-opened') return opened(state, event);
  if (state.status !== 'open') throw new Fault('event-out-of-order', { status: state.status, type: event.type });
  if (event.type === 'case-ended') {
    const { node: endNode, outcome: result, at: endedAt } = event;
    return { ...state, status: 'ended', endedAt, endNode, result, lastAt: endedAt };
  }
  return changed(state, event.at, changesBy(state, event));
}

/** The case after all events. */
export function fold(events: readonly CaseEvent[], from: Case = { status: 'absent' }): Case {
  return events.reduce((state, event) => evolve(state, event), from);
}

function opened(state: Case, event: EventOf<'case-opened'>): OpenCase {
  if (state.status !== 'absent') throw new Fault('event-out-of-order', { status: state.status, type: event.type });
  const { caseId, item, version, unit, number, channel, at } = event;
  const { visits, taken, marking } = moved(noHistory, null, event);
  return {
    status: 'open',
    caseId,
    item,
    version,
    unit,
    number,
    channel,
    openedAt: at,
    lastAt: at,
    marking,
    visits,
    acts: noHistory.acts,
    signatures: noHistory.signatures,
    meetings: noHistory.meetings,
    notices: noHistory.notices,
    objections: noHistory.objections,
    timers: noHistory.timers,
    recused: noHistory.recused,
    taken,
  };
}

/** Written out, because it runs for every event and one literal is several times as fast as spreading. */
function changed(state: OpenCase, lastAt: Instant, changes: Changes): OpenCase {
  return {
    status: 'open',
    caseId: state.caseId,
    item: state.item,
    version: state.version,
    unit: state.unit,
    number: state.number,
    channel: state.channel,
    openedAt: state.openedAt,
    lastAt,
    marking: changes.marking ?? state.marking,
    visits: changes.visits ?? state.visits,
    acts: changes.acts ?? state.acts,
    signatures: changes.signatures ?? state.signatures,
    meetings: changes.meetings ?? state.meetings,
    notices: changes.notices ?? state.notices,
    objections: changes.objections ?? state.objections,
    timers: changes.timers ?? state.timers,
    recused: changes.recused ?? state.recused,
    taken: changes.taken ?? state.taken,
  };
}

type Inside = Exclude<CaseEvent, { readonly type: 'case-opened' | 'case-ended' }>;
/** The parts of a history that an event changes. */
type Changes = { readonly [Part in keyof typeof noHistory]?: CaseHistory[Part] };

function changesBy(state: CaseHistory, event: Inside): Changes {
  switch (event.type) {
    case 'step-signed':
      return signed(state, event);
    case 'step-taken':
      return stepTaken(state, event);
    case 'meeting-recorded':
      return recorded(state, event);
    case 'vote-decided':
      return decided(state, event);
    case 'notice-posted': {
      const { node, visit, from, until } = event;
      return { notices: [...state.notices, { node, visit, from, until }] };
    }
    case 'notice-closed':
      return { ...moved(state, event, event), notices: state.notices.filter((notice) => notice.node !== event.node) };
    case 'objection-raised': {
      const { objection, node, visit, at: raisedAt } = event;
      return { objections: [...state.objections, { objection, node, visit, raisedAt, answer: null, answeredAt: null }] };
    }
    case 'objection-answered':
      return answered(state, event);
    case 'timer-started': {
      const { node, visit, dueAt } = event;
      return { timers: [...state.timers, { node, visit, dueAt }] };
    }
    case 'timer-fired': {
      const timers = state.timers.filter((timer) => timer.node !== event.node || timer.visit !== event.visit);
      return { ...moved(state, { node: event.node, visit: event.visit, outcome: null }, event), timers };
    }
    case 'external-noted':
      return moved(state, event, event);
    case 'official-recused':
      return { recused: [...state.recused, event.person] };
    case 'case-withdrawn':
      return {};
  }
}

function actOf(event: EventOf<'step-signed' | 'step-taken'>, as: Act['as']): readonly Act[] {
  if (event.by.kind !== 'official') return [];
  const { person, post, principal } = event.by;
  const { node, visit, outcome, at } = event;
  return [{ as, node, visit, person, principal: principal ?? person, post, outcome, at }];
}

/** A signer who comes again with another result starts the signing anew: the others signed for something else. */
function signed(state: CaseHistory, event: EventOf<'step-signed'>): Changes {
  const act = actOf(event, 'signer');
  const isHere = (other: Act): boolean => other.node === event.node && other.visit === event.visit;
  const kept = state.signatures.filter((other) => !isHere(other) || other.outcome === event.outcome);
  return { acts: [...state.acts, ...act], signatures: [...kept, ...act] };
}

function stepTaken(state: CaseHistory, event: EventOf<'step-taken'>): Changes {
  const { visits, taken, marking } = moved(state, event, event);
  const signatures = state.signatures.filter((act) => act.node !== event.node || act.visit !== event.visit);
  return { visits, taken, marking, acts: [...state.acts, ...actOf(event, 'taker')], signatures };
}

/** A later record of the same meeting replaces the one that waits: whoever sees an error records it rightly. */
function recorded(state: CaseHistory, event: EventOf<'meeting-recorded'>): Changes {
  if (event.by.kind !== 'official') return {};
  const { node, visit, roll, present, recused, yes, no, abstain, at } = event;
  const meeting = { node, visit, recorder: event.by.person, roll, present, recused, yes, no, abstain, at };
  return { meetings: [...state.meetings.filter((other) => other.node !== node), meeting] };
}

function decided(state: CaseHistory, event: EventOf<'vote-decided'>): Changes {
  const meeting = state.meetings.find((other) => other.node === event.node);
  const members = meeting === undefined ? [] : meeting.present.filter((person) => !meeting.recused.includes(person));
  const { node, visit, outcome, at } = event;
  const acts = members.map((person): Act => ({ as: 'member', node, visit, person, principal: person, post: null, outcome, at }));
  const meetings = state.meetings.filter((other) => other.node !== node);
  return { ...moved(state, event, event), acts: [...state.acts, ...acts], meetings };
}

function answered(state: CaseHistory, event: EventOf<'objection-answered'>): Changes {
  const objections = state.objections.map((objection) =>
    objection.objection === event.objection ? { ...objection, answer: event.outcome, answeredAt: event.at } : objection,
  );
  return { objections };
}
