import { z } from 'zod';

import { deskDay } from './desk-fields.ts';

/** Where something published is put up. */
export const deskChannelName = z.enum(['board', 'wall', 'site', 'wechat', 'group']);

/** GET `/channels`: of one unit and those below it. */
export const deskChannelQuery = z.strictObject({ unit: z.string().max(60) });

const proof = z.string().trim().max(200).default('');

/** POST `/postings`: the version with this check code (8 characters, or the whole hash) was put up in a place. The same place again is an exchange. */
export const deskPutUp = z.strictObject({
  unit: z.string().max(60),
  code: z.string().regex(/^[A-Za-z0-9-]{1,80}$/),
  hash: z.string().regex(/^[0-9a-fA-F]{8,64}$/),
  channel: deskChannelName,
  place: z.string().trim().min(1).max(80),
  on: deskDay,
  proof,
});

/** POST `/postings/:id/down`. */
export const deskTakeDown = z.strictObject({ on: deskDay, proof });

/** What hangs where. `stale` says why it should not hang any more, since when, and until when it is to be mended. */
export const deskPosting = z.strictObject({
  id: z.string(),
  unit: z.strictObject({ id: z.string(), name: z.string() }),
  code: z.string(),
  name: z.string(),
  channel: deskChannelName,
  place: z.string(),
  number: z.int(),
  since: z.string(),
  stale: z
    .strictObject({
      why: z.enum(['replaced', 'withdrawn', 'ended', 'not-yet']),
      since: z.string(),
      due: z.string(),
      by: z.int().nullable(),
      late: z.boolean(),
    })
    .nullable(),
});

/** What hangs of the items of a unit: the tasks first, then each item in force with how many places show it and how many an older version. */
export const deskChannels = z.strictObject({
  unit: z.strictObject({ id: z.string(), name: z.string() }),
  today: z.string(),
  may: z.boolean(),
  places: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  tasks: z.array(deskPosting),
  items: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      number: z.int(),
      hash: z.string(),
      from: z.string(),
      postings: z.array(deskPosting),
    }),
  ),
});

/** What a recording answers. */
export const deskPosted = z.strictObject({ id: z.string(), version: z.int() });
