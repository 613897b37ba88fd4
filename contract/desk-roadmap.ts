import { z } from 'zod';

import { deskDay } from './desk-fields.ts';
import { deskPaper } from './desk-governance.ts';

const short = z.string().trim().min(1).max(200);
const long = z.string().trim().min(1).max(2_000);
const id = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
const base = z.int().min(0);
const phaseId = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** How a unit's result is known: read from the platform, or reported. */
export const deskMeasure = z.enum([
  ...(['list-published', 'charts-drawn', 'risks-rated', 'measures-written', 'body-in-place', 'statutory-list', 'reported'] as const),
]);

const phase = z.strictObject({ id: phaseId, name: short, from: deskDay, to: deskDay, document: id.nullable() });
const unit = z.strictObject({ id: z.string(), name: z.string() });

/** How far a unit is with a task: `have` of `of`, read from the platform; or what it reported. */
const result = z.strictObject({
  unit,
  done: z.boolean(),
  have: z.int(),
  of: z.int(),
  lateDays: z.int(),
  report: z.strictObject({ text: z.string(), paper: z.string(), day: z.string() }).nullable(),
  mayReport: z.boolean(),
});

const task = z.strictObject({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  text: z.string(),
  phase: z.string().nullable(),
  document: z.string().nullable(),
  decision: z.strictObject({ meeting: z.string(), number: z.int(), text: z.string() }).nullable(),
  due: z.string(),
  measure: deskMeasure,
  moved: z.array(z.strictObject({ due: z.string(), reason: z.string() })),
  ended: z.string().nullable(),
  results: z.array(result),
});

/** GET `/programme/roadmap`: papers, phases and tasks with the results of the units that the reader sees. */
export const deskRoadmap = z.strictObject({
  today: z.string(),
  /** True for who leads the programme: papers, phases and tasks are his. */
  leads: z.boolean(),
  version: z.int(),
  documents: z.array(
    z.strictObject({ id: z.string(), version: z.int(), paper: deskPaper, requires: z.string(), ended: z.string().nullable() }),
  ),
  phases: z.array(
    z.strictObject({
      ...phase.shape,
      document: z.string().nullable(),
      stands: z.enum(['ahead', 'now', 'past']),
      /** Results of its tasks: done, open, and past their day. */
      done: z.int(),
      open: z.int(),
      late: z.int(),
    }),
  ),
  tasks: z.array(task),
  units: z.array(unit),
});

/** POST `/programme/documents`: a governing document. */
export const deskDocument = z.strictObject({ paper: deskPaper, requires: long });

/** POST `/programme/documents/:id/end` and `/programme/tasks/:id/end`: it holds no longer, because. */
export const deskEnded = z.strictObject({ base, reason: long });

/** POST `/programme/roadmap`: all phases, in the place of those before. */
export const deskPhases = z.strictObject({ base, phases: z.array(phase).max(40) });

/** POST `/programme/tasks`: a task sent down, once, to all units that it concerns. */
export const deskTask = z.strictObject({
  title: short,
  text: long,
  phase: phaseId.nullable(),
  document: id.nullable(),
  decision: z.strictObject({ meeting: id, number: z.int().min(1).max(999) }).nullable(),
  units: z.array(z.string().max(60)).min(1).max(2_000),
  due: deskDay,
  measure: deskMeasure,
});

/** POST `/programme/tasks/:id/due`: another day, because. */
export const deskTaskDue = z.strictObject({ base, due: deskDay, reason: long });

/** POST `/programme/tasks/:id/report`: what a unit did, in a sentence, with the number of the paper that shows it. */
export const deskReport = z.strictObject({ unit: z.string().max(60), text: long, paper: short });
