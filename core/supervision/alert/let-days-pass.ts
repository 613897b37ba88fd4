import type { Alert, KnownAlert } from './alert.ts';
import type { AlertContext } from './context.ts';
import { urgencyOf } from './deadlines.ts';
import type { AlertDecision } from './refusal.ts';

/** The clock looks at the due day of the present stage: a delay is told once when it is yellow and once when it is red. */
export function letDaysPass(state: Alert, context: AlertContext): AlertDecision {
  if (state.status === 'absent') return { events: [] };
  const due = dueOfStage(state);
  if (due === null) return { events: [] };
  const urgency = urgencyOf({ since: state.stage.since, due }, context);
  const level = urgency === 'very-late' ? 'red' : urgency === 'late' ? 'yellow' : 'no';
  if (level === 'no' || level === state.late || state.late === 'red') return { events: [] };
  return { events: [{ type: 'delay-noted', at: Math.max(context.now, state.lastAt), by: { kind: 'system' }, level, dueDay: due }] };
}

/** The day by which the present stage must end; null when none is set. */
export function dueOfStage({ stage }: Pick<KnownAlert, 'stage'>): string | null {
  switch (stage.at) {
    case 'self-check':
    case 'verify':
    case 'rectify':
    case 'check':
      return stage.dueDay;
    case 'cleared':
      return stage.lookBackOn;
    case 'archived':
      return null;
  }
}
