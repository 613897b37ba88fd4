import { addDays, startOfDay } from '../../core/kernel/day.ts';
import type { Unit } from '../../core/org/organisation.ts';
import type { ProgrammeEvent } from '../../core/programme/event.ts';
import { newId } from '../platform/random.ts';
import { type DemoTask, demoTasks } from './demo-tasks.ts';
import type { PlanIds, PlannedRecord, ProgrammeGround } from './plan-programme.ts';

const addressed: Readonly<Record<DemoTask['to'], (unit: Unit) => boolean>> = {
  all: () => true,
  towns: ({ level }) => level === 'town',
  bureaus: ({ kind }) => kind === 'bureau',
  offices: ({ level, kind }) => level === 'town' || kind === 'bureau',
  lists: ({ level }) => level !== 'county',
};

/** Tasks of the demo with what came of them so far. */
export function planTasks(ground: ProgrammeGround, ids: PlanIds): readonly PlannedRecord[] {
  const { today, office } = ground;
  return demoTasks.map((task): PlannedRecord => {
    const { title, text, measure, phase, document, decision, days } = task;
    const units = ground.units.filter(addressed[task.to]);
    const sent: ProgrammeEvent = {
      ...{ type: 'task-sent', title, text, measure, phase, units: units.map(({ id }) => id), due: addDays(today, days.due) },
      document: document === null ? null : ids[document],
      decision: decision === null ? null : { meeting: ids[decision.of], number: decision.number },
      ...{ at: startOfDay(addDays(today, days.sent)) + 10 * 3_600_000, by: office },
    };
    return { kind: 'programme-task', id: newId(), events: [sent, ...reportsOf(ground, task, units)] };
  });
}

function reportsOf({ today, compilerOf }: ProgrammeGround, task: DemoTask, units: readonly Unit[]): readonly ProgrammeEvent[] {
  return units.slice(0, task.reports).flatMap((unit, nth): readonly ProgrammeEvent[] => {
    const by = compilerOf(unit);
    const report = { unit: unit.id, text: '已经办好，每月有人查。', paper: `${unit.name}微〔2026〕${String(nth + 2)}号` };
    const at = startOfDay(addDays(today, task.days.sent + 5 + nth)) + 15 * 3_600_000;
    return by === undefined ? [] : [{ type: 'result-reported', ...report, at, by }];
  });
}
