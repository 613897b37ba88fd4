import { z } from 'zod';

import { deskDay, deskFieldName, deskPerson } from './desk-fields.ts';

/** Where a comment hangs: a field, or a step of the chart. */
const anchor = z.union([z.strictObject({ field: deskFieldName }), z.strictObject({ node: z.string().regex(/^[a-z0-9-]{1,60}$/) })]);

/** POST `/items/:id/comments`. A `suggestion` is a value for the anchored field, which the author takes with one act. */
export const deskComment = z.strictObject({
  anchor,
  text: z.string().trim().min(1).max(2_000),
  /** In a box of its own, because null is a value. */
  suggestion: z.strictObject({ value: z.unknown() }).optional(),
});

/** POST `/items/:id/comments/:thread/take`: the suggested value is written, as a change of the field with this `base`. */
export const deskTake = z.strictObject({ base: z.int().min(0) });

/** Who wrote a comment by the file that it came with: a name and a time as text. */
const brought = z.strictObject({ author: z.string(), at: z.string().nullable() });

/** A thread: the comment, its answers, and how it ended. `by` of what was brought is who brought it; `unplaced` are the words beside it. */
export const deskThread = z.strictObject({
  id: z.string(),
  anchor: z.union([...anchor.options, z.strictObject({ unplaced: z.string() })]),
  round: z.int(),
  by: deskPerson,
  at: z.string(),
  text: z.string(),
  suggestion: z.strictObject({ value: z.unknown() }).nullable(),
  brought: brought.nullable(),
  answers: z.array(z.strictObject({ by: deskPerson, at: z.string(), text: z.string(), brought: brought.nullable() })),
  state: z.enum(['open', 'settled', 'taken']),
});

/** POST `/items/:id/submit`. */
export const deskSubmit = z.strictObject({ base: z.int().min(0) });

/** POST `/items/:id/round`: the leading-group office names who reviews, and until when. */
export const deskRound = z.strictObject({
  base: z.int().min(0),
  reviewers: z.array(z.string().max(60)).min(1).max(20),
  due: deskDay.nullable(),
});

/** POST `/items/:id/opinion`: a named reviewer's opinion, frozen once given. A return names at least one reason. */
export const deskOpinion = z.strictObject({
  base: z.int().min(0),
  verdict: z.enum(['approve', 'return']),
  text: z.string().trim().max(2_000).default(''),
});

/** POST `/items/:id/close-round`: approved when all named reviewers approved, else returned; `text` goes back to the compiler. */
export const deskCloseRound = z.strictObject({ base: z.int().min(0), text: z.string().trim().max(2_000).default('') });

/** A control that stands in for a second pair of hands: what is done, by whom, until when it is looked at again. */
const control = z.strictObject({ what: z.string().trim().min(1).max(500), who: z.string().trim().min(1).max(200), until: deskDay });

/** POST `/items/:id/publish`. */
export const deskPublish = z.strictObject({ base: z.int().min(0), effectiveFrom: deskDay, control: control.optional() });

/**
 * POST `/items/:id/override`: publishes in spite of the named gates. Each path has gates it may pass (`deskGate.path`); unsound charts, missing
 * masks, and what nobody else reviewed pass on none. It is an event of its own, and shown.
 */
export const deskOverride = z.strictObject({
  base: z.int().min(0),
  effectiveFrom: deskDay,
  path: z.enum(['text-not-in-hand', 'plain-language', 'single-hand']),
  reason: z.string().trim().min(10).max(2_000),
  control: control.optional(),
});

/** Whether the item may be published, and what is in the way; `path` names the override that may pass it, null when none may. */
export const deskGate = z.strictObject({
  open: z.boolean(),
  closed: z.array(
    z.strictObject({
      code: z.enum([
        ...(['unsound', 'unstaffed', 'one-hand', 'basis-missing', 'basis-not-in-force', 'basis-text-not-in-hand'] as const),
        ...(['mask-missing', 'personal-datum', 'classified', 'hard-words', 'not-reviewed', 'threads-open', 'author-alone'] as const),
        ...(['code-missing', 'code-taken'] as const),
      ]),
      fields: z.array(z.string()),
      nodes: z.array(z.string()),
      sentence: z.string(),
      path: z.enum(['text-not-in-hand', 'plain-language', 'single-hand']).nullable(),
    }),
  ),
});

/** A round of review. `version` is the version that was looked at. */
export const deskRoundView = z.strictObject({
  number: z.int(),
  version: z.int(),
  submittedBy: deskPerson,
  submittedAt: z.string(),
  due: z.string().nullable(),
  reviewers: z.array(deskPerson),
  opinions: z.array(z.strictObject({ by: deskPerson, at: z.string(), verdict: z.enum(['approve', 'return']), text: z.string() })),
  result: z.enum(['open', 'approved', 'returned']),
  closedBy: deskPerson.nullable(),
  text: z.string(),
  /** Who may be named, while it is open and nobody is. */
  eligible: z.array(deskPerson),
});
