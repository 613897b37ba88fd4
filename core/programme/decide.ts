import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';
import type { Staff } from '../org/staff.ts';
import type { DecisionPlace, EventOf, Hand, Minutes, Phase, ProgrammeEvent } from './event.ts';
import { seatsUnfit } from './governance.ts';
import type { ProgrammeRecord } from './record.ts';
import type { ProgrammeRefusal } from './refusal.ts';

type Wished<Type extends ProgrammeEvent['type']> = Type extends unknown ? Omit<EventOf<Type>, 'at' | 'by'> : never;

/** What somebody wants to happen to a record: an event that has not happened yet. */
export type ProgrammeCommand = Wished<ProgrammeEvent['type']>;

/** What a decision knows beside the record. */
export type ProgrammeContext = {
  readonly at: number;
  readonly today: Day;
  readonly by: Hand;
  readonly staff: Staff;
  /** Phases, documents and decisions that a task may name. */
  readonly hasPhase: (id: string) => boolean;
  readonly hasDocument: (id: string) => boolean;
  readonly hasDecision: (place: DecisionPlace) => boolean;
};

type Decided = Outcome<ProgrammeEvent, ProgrammeRefusal>;

/** Decides about a record of the programme. Who may is decided before, at the door. */
export function decideRecord(command: ProgrammeCommand, state: ProgrammeRecord | undefined, context: ProgrammeContext): Decided {
  const { at, by } = context;
  const happened: Decided = { events: [{ ...command, at, by } as ProgrammeEvent] };
  return whyNot(command, state, context) ?? happened;
}

function whyNot(command: ProgrammeCommand, state: ProgrammeRecord | undefined, context: ProgrammeContext): Decided | undefined {
  switch (command.type) {
    case 'body-set':
    case 'body-dissolved':
      return bodyUnfit(command, state, context);
    case 'document-ended':
      return state?.kind === 'governing-document' ? over(state.ended) : refuse('not-found');
    case 'document-entered':
      return command.paper.day > context.today ? refuse('programme-days-unfit', { today: context.today }) : undefined;
    case 'roadmap-set':
      return phasesUnfit(command.phases, context);
    case 'task-sent':
      return taskUnfit(command, context);
    case 'task-due-moved':
    case 'task-ended':
    case 'result-reported':
      return taskActUnfit(command, state, context);
    case 'minutes-recorded':
      return minutesUnfit(command.minutes, context);
    case 'minutes-corrected':
      return state?.kind === 'programme-meeting' ? correctionUnfit(command.minutes, state.minutes, context) : refuse('not-found');
    case 'deadline-set':
    case 'statutory-list-taken':
      return undefined;
  }
}

function bodyUnfit(
  command: Wished<'body-set' | 'body-dissolved'>,
  state: ProgrammeRecord | undefined,
  { staff }: ProgrammeContext,
): Decided | undefined {
  if (command.paper.day > command.from) return refuse('programme-days-unfit', { from: command.from, paper: command.paper.day });
  if (command.type === 'body-dissolved') {
    const last = state?.kind === 'governance-body' ? state.versions.at(-1) : undefined;
    if (last === undefined) return refuse('not-found');
    if (last.seats === null) return refuse('programme-over');
    return command.from < last.from ? refuse('programme-days-unfit', { from: command.from, before: last.from }) : undefined;
  }
  const unfit = seatsUnfit(command.seats, staff);
  return unfit === undefined ? undefined : refuse('programme-seats-unfit', unfit);
}

/** Phases have names of their own, end after they begin, and rest on documents that are there. */
function phasesUnfit(phases: readonly Phase[], { hasDocument }: ProgrammeContext): Decided | undefined {
  const backwards = phases.find(({ from, to }) => to < from);
  if (backwards !== undefined) return refuse('programme-days-unfit', { from: backwards.from, to: backwards.to });
  const unknown = phases.some(({ document }) => document !== null && !hasDocument(document));
  const twice = new Set(phases.map(({ id }) => id)).size < phases.length;
  return unknown || twice ? refuse('programme-not-there', { what: twice ? 'phase' : 'document' }) : undefined;
}

function taskUnfit(command: Wished<'task-sent'>, context: ProgrammeContext): Decided | undefined {
  const { phase, document, decision, units, due } = command;
  if (due < context.today) return refuse('programme-days-unfit', { due, today: context.today });
  if (units.some((unit) => context.staff.findUnit(unit) === undefined)) return refuse('programme-not-there', { what: 'unit' });
  if (phase !== null && !context.hasPhase(phase)) return refuse('programme-not-there', { what: 'phase' });
  if (document !== null && !context.hasDocument(document)) return refuse('programme-not-there', { what: 'document' });
  if (decision !== null && !context.hasDecision(decision)) return refuse('programme-not-there', { what: 'decision' });
  return undefined;
}

function taskActUnfit(
  command: Wished<'task-due-moved' | 'task-ended' | 'result-reported'>,
  state: ProgrammeRecord | undefined,
  { today }: ProgrammeContext,
): Decided | undefined {
  if (state?.kind !== 'programme-task') return refuse('not-found');
  if (state.ended !== null) return over(state.ended);
  if (command.type === 'task-due-moved')
    return command.due < today ? refuse('programme-days-unfit', { due: command.due, today }) : undefined;
  if (command.type === 'task-ended') return undefined;
  if (!state.units.includes(command.unit satisfies UnitId)) return refuse('not-found');
  return state.measure === 'reported' ? undefined : refuse('programme-read-not-told', { measure: state.measure });
}

/** Minutes are of a day that was; decisions are numbered 1, 2, 3 through the whole meeting, so that a task can name one. */
function minutesUnfit(minutes: Minutes, { today }: ProgrammeContext): Decided | undefined {
  if (minutes.day > today) return refuse('programme-days-unfit', { day: minutes.day, today });
  const numbers = minutes.agenda.flatMap(({ decisions }) => decisions.map(({ number }) => number));
  return numbers.some((number, at) => number !== at + 1) ? refuse('programme-not-there', { what: 'decision' }) : undefined;
}

/** Decisions may be reworded, never taken away: tasks name them by number. */
function correctionUnfit(minutes: Minutes, before: Minutes, context: ProgrammeContext): Decided | undefined {
  const count = ({ agenda }: Minutes): number => agenda.reduce((sum, { decisions }) => sum + decisions.length, 0);
  return count(minutes) < count(before) ? refuse('programme-not-there', { what: 'decision' }) : minutesUnfit(minutes, context);
}

function over(ended: string | null): Decided | undefined {
  return ended === null ? undefined : refuse('programme-over');
}
