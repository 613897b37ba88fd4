import { z } from 'zod';

import { deskDay } from './desk-fields.ts';

const short = z.string().trim().min(1).max(200);
const long = z.string().trim().max(4_000);
const id = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** A research record of an item: the item, and which of its records. */
const researchPlace = z.strictObject({ item: id, at: z.int().min(0).max(999) });

/** Minutes: who was heard (groups, never citizens by name), what was talked about, what was decided. Decisions are numbered through, from 1. */
export const deskMinutes = z.strictObject({
  kind: z.enum(['consultation', 'joint-study']),
  title: short,
  day: deskDay,
  place: short,
  heard: z.array(z.strictObject({ who: short, count: z.int().min(1).max(9_999) })).max(50),
  agenda: z
    .array(
      z.strictObject({
        topic: short,
        said: long,
        research: z.array(researchPlace).max(50),
        decisions: z.array(z.strictObject({ number: z.int().min(1).max(999), text: short })).max(50),
      }),
    )
    .min(1)
    .max(50),
});

/** A research record as it is named: item, unit, what it was, when, where. */
const research = z.strictObject({
  ...researchPlace.shape,
  name: z.string(),
  unit: z.string(),
  kind: z.enum(['survey', 'visit', 'symposium']),
  day: z.string(),
  place: z.string(),
});

/** What became of a decision: the tasks that it was turned into. */
const followUp = z.strictObject({
  number: z.int(),
  tasks: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      due: z.string(),
      ended: z.string().nullable(),
      done: z.int(),
      units: z.int(),
      lateDays: z.int(),
    }),
  ),
});

/** GET `/programme/meetings`: minutes with what became of their decisions, the newest first; and research records that may be named. */
export const deskMeetings = z.strictObject({
  today: z.string(),
  leads: z.boolean(),
  meetings: z.array(
    z.strictObject({
      id: z.string(),
      version: z.int(),
      minutes: deskMinutes,
      corrections: z.array(z.string()),
      followUps: z.array(followUp),
      /** Decisions that no task follows. */
      withoutTask: z.int(),
    }),
  ),
  research: z.array(research),
});

/** POST `/programme/meetings`: minutes are kept. */
export const deskMeetingKept = z.strictObject({ minutes: deskMinutes });

/** POST `/programme/meetings/:id/correct`: minutes are put right; no decision may be taken away. */
export const deskMeetingCorrected = z.strictObject({ base: z.int().min(0), minutes: deskMinutes, reason: short });
