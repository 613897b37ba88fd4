import { absentAlert, type Alert, type KnownAlert, type Lamp, type Severity, type Stage, type Verified } from './alert.ts';
import { handOf } from './authority.ts';
import type { Actor, Official } from '../../casework/event.ts';
import { Fault } from '../../kernel/outcome.ts';
import type { AlertEvent } from './event.ts';

type Raised = Extract<AlertEvent, { readonly type: 'alert-raised' }>;
type Later = Exclude<AlertEvent, Raised>;

/** The fold of one event. Events were decided before; nothing is judged here. */
export function evolve(state: Alert, event: AlertEvent): Alert {
  if (event.type === 'alert-raised') return raised(event);
  if (state.status === 'absent') return state;
  return { ...state, ...changeOf(state, event), lastAt: event.at };
}

/** The fold of a whole stream. */
export function fold(events: readonly AlertEvent[]): Alert {
  return events.reduce(evolve, absentAlert);
}

function raised(event: Raised): KnownAlert {
  const { alertId, rule, ruleVersion, severity, objectType, unit, concerned, evidence, snapshot, at, dueDay } = event;
  return {
    ...{ status: 'known', alertId, rule, ruleVersion, severity, objectType, unit, concerned, evidence, seen: { snapshot, evidence } },
    ...{ stage: { at: 'self-check', since: at, dueDay }, lamp: lampOf(severity), verified: null, checker: null, cause: null, place: null },
    ...{ filterUntil: null, hits: 1, suppressed: 0, relapses: 0, gone: false, late: 'no', opened: [], transferred: false },
    ...{ openedAt: at, lastAt: at, lastSeenAt: at },
  };
}

/** The colour with which a question begins. */
function lampOf(severity: Severity): Lamp {
  if (severity === 'red') return 'red';
  return severity === 'hint' ? 'none' : 'yellow';
}

type Change = Partial<KnownAlert>;

function to(stage: Stage): Change {
  return { stage, late: 'no' };
}

/** The official of an event that only officials cause. */
function officialOf(by: Actor): Official {
  if (by.kind !== 'official') throw new Fault('alert-event-without-official');
  return by;
}

function changeOf(state: KnownAlert, event: Later): Change {
  switch (event.type) {
    case 'hit-repeated':
    case 'hit-suppressed':
    case 'hit-gone':
    case 'alert-reopened':
    case 'delay-noted':
      return byClockOrSweep(state, event);
    case 'self-check-answered':
      return to({ at: 'verify', since: event.at, dueDay: event.dueDay, finding: null });
    case 'answer-sent-back':
      return to({ at: 'self-check', since: event.at, dueDay: event.dueDay });
    case 'finding-made':
    case 'finding-disputed':
    case 'finding-agreed':
      return byVerifiers(state, event);
    case 'fix-ordered':
      return to({ at: 'rectify', since: event.at, dueDay: event.dueDay });
    case 'fix-reported':
      return to({ at: 'check', since: event.at, dueDay: event.dueDay, fixer: handOf(officialOf(event.by)) });
    case 'fix-refused':
      return to({ at: 'rectify', since: event.at, dueDay: event.dueDay });
    case 'fix-accepted':
      return { checker: handOf(officialOf(event.by)) };
    case 'alert-cleared':
      return cleared(event);
    case 'look-back-held':
      return state.stage.at === 'cleared' ? to({ at: 'archived', since: event.at, how: state.stage.how }) : {};
    case 'personal-data-opened':
      return { opened: [...state.opened, { person: officialOf(event.by).person, at: event.at }] };
    case 'lead-handed-over':
      return { transferred: true };
    case 'statement-given':
    case 'revision-opened':
      return {};
  }
}

type Swept = Extract<Later, { readonly type: 'hit-repeated' | 'hit-suppressed' | 'hit-gone' | 'alert-reopened' | 'delay-noted' }>;

function byClockOrSweep(state: KnownAlert, event: Swept): Change {
  const seen = { hits: state.hits + 1, lastSeenAt: event.at, gone: false, ...seenBy(event) };
  switch (event.type) {
    case 'hit-repeated':
      return { ...seen, evidence: event.evidence, ruleVersion: event.ruleVersion };
    case 'hit-suppressed':
      return { ...seen, suppressed: state.suppressed + 1 };
    case 'hit-gone':
      return { gone: true };
    case 'alert-reopened':
      return {
        ...(event.why === 'look-back' ? {} : seen),
        ...to({ at: 'self-check', since: event.at, dueDay: event.dueDay }),
        ...{ evidence: event.evidence, ruleVersion: event.ruleVersion, lamp: lampOf(state.severity), relapses: state.relapses + 1 },
        ...{ verified: null, checker: null, cause: null, place: null, filterUntil: null, transferred: false },
      };
    case 'delay-noted':
      // What was settled stays settled: a look back that is late does not light the lamp again.
      if (state.stage.at === 'cleared') return { late: event.level };
      return { late: event.level, lamp: event.level === 'red' || state.lamp === 'red' ? 'red' : 'yellow' };
  }
}

function seenBy(event: Swept): Pick<Change, 'seen'> {
  return 'evidence' in event ? { seen: { snapshot: event.snapshot, evidence: event.evidence } } : {};
}

type Found = Extract<Later, { readonly type: 'finding-made' | 'finding-disputed' | 'finding-agreed' }>;

function byVerifiers({ stage }: KnownAlert, event: Found): Change {
  switch (event.type) {
    case 'finding-made': {
      const { outcome, remedy, dueDay } = event;
      const finding = { outcome, remedy, by: handOf(officialOf(event.by)) };
      return stage.at === 'verify' ? { stage: { ...stage, finding } } : to({ at: 'verify', since: event.at, dueDay, finding });
    }
    case 'finding-disputed':
      return stage.at === 'verify' ? { stage: { ...stage, finding: null } } : {};
    case 'finding-agreed': {
      const { outcome, remedy, first } = event;
      const verified: Verified = { outcome, remedy, verifiers: [first, handOf(officialOf(event.by))] };
      return { verified };
    }
  }
}

function cleared(event: Extract<Later, { readonly type: 'alert-cleared' }>): Change {
  const { how, cause, place, filterUntil, lookBackOn, at } = event;
  return { ...to({ at: 'cleared', since: at, how, lookBackOn }), lamp: 'none', cause, place, filterUntil };
}
