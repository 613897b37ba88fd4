import { z } from 'zod';

import { deskDay } from './desk-fields.ts';

const short = z.string().trim().min(1).max(200);

/** A paper by which something was laid down: its number, what it is called, who issued it, and when. */
export const deskPaper = z.strictObject({ number: short, title: short, issuer: short, day: deskDay });

const seatKind = z.enum(['head', 'deputy', 'member']);
const place = z.strictObject({ id: z.string(), name: z.string(), unit: z.string() });

/** A governance body (领导小组) as it stands, or as it will stand from `from` on. */
const bodyView = z.strictObject({
  from: z.string(),
  paper: deskPaper,
  office: z.string(),
  /** Null when it is dissolved from that day on. */
  seats: z.array(z.strictObject({ post: place, as: seatKind, holders: z.array(z.string()) })).nullable(),
});

/** What a body wants: questions to the unit. `posts` names the seats that are meant. */
const bodyGap = z.strictObject({
  code: z.enum(['no-body', 'no-head', 'post-gone', 'post-empty', 'one-person', 'relatives']),
  posts: z.array(z.string()),
});

/** One unit's body, with what may be chosen for it. */
const unitBody = z.strictObject({
  unit: z.strictObject({ id: z.string(), name: z.string(), level: z.enum(['county', 'town', 'village']) }),
  version: z.int(),
  maySet: z.boolean(),
  now: bodyView.nullable(),
  /** Versions that begin on a later day. */
  ahead: z.array(bodyView),
  past: z.int(),
  gaps: z.array(bodyGap),
});

/** GET `/programme/bodies`: the governance bodies of all units that the reader sees; one that is missing is a gap. */
export const deskBodies = z.strictObject({ today: z.string(), units: z.array(unitBody) });

/** GET `/programme/bodies/:unit`: one body, with the posts that may have a seat in it. */
export const deskBody = z.strictObject({ ...unitBody.shape, posts: z.array(place) });

/** POST `/programme/bodies/:unit`: the body from a day on. Exactly one head; each post once. */
export const deskBodySet = z.strictObject({
  base: z.int().min(0),
  from: deskDay,
  paper: deskPaper,
  office: short,
  seats: z
    .array(z.strictObject({ post: z.string().max(60), as: seatKind }))
    .min(1)
    .max(60),
});

/** POST `/programme/bodies/:unit/dissolve`: the body is dissolved from a day on. */
export const deskBodyDissolved = z.strictObject({ base: z.int().min(0), from: deskDay, paper: deskPaper });
