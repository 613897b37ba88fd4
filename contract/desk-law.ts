import { z } from 'zod';

import { deskDay } from './desk-fields.ts';

/**
 * Laws at the desk: the county's register, what a change affects, revision tasks and the yearly round. Below `/api/v1/desk/laws`, with the habits
 * of contract/desk.ts.
 *
 * | what | address | request | answer |
 * |---|---|---|---|
 * | register | GET `/laws` | | `deskLaws` |
 * | register a document | POST `/laws` | `deskNewLaw` | `deskLawDone` |
 * | document | GET `/laws/documents/:document` | | `deskLaw` |
 * | what a change would affect; nothing is recorded | POST `/laws/documents/:document/preview` | `deskLawPreview` | `deskLawAffected` |
 * | record a change | POST `/laws/documents/:document/changes` | `deskLawChange` | `deskLawDone` |
 * | revisions with units by state | GET `/laws/revisions` | | `deskRevisions` |
 * | open a yearly round | POST `/laws/revisions` | `deskRound` | `deskRoundDone` |
 * | tasks | GET `/laws/tasks` | `deskTasksQuery` | `deskTasks` |
 * | nothing to change | POST `/laws/revisions/:revision/tasks/:task` | `deskTaskCheck` | `deskTaskDone` |
 */

const sentence = z.string().trim().min(1).max(500);
const articleNumber = z.string().regex(/^(?:\d{1,4}(?:-\d{1,4})?)?$/);
const documentId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/);
const basis = z.string().regex(/^[a-z0-9-]+#[0-9-]*$/);
const lawText = z.string().trim().min(1).max(20_000).nullable();
const count = z.int().min(0);

/** What a citation is worth today. */
const state = z.enum(['in-force', 'superseded', 'not-yet-in-force', 'text-not-in-hand', 'unknown']);

/** How a task stands. */
export const deskTaskState = z.enum(['open', 'revised', 'checked', 'withdrawn']);

/** Address of a document. */
export const deskLawParams = z.object({ document: documentId });
/** Address of a task. */
export const deskTaskParams = z.object({ revision: z.string().max(40), task: z.string().regex(/^[A-Za-z0-9_-]{22}$/) });

/** GET `/laws`: the register with how often each document is cited by what is published. */
export const deskLaws = z.strictObject({
  today: z.string(),
  may: z.strictObject({ record: z.boolean(), openRound: z.boolean() }),
  documents: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      number: z.string().nullable(),
      issuer: z.string(),
      state: z.enum(['in-force', 'superseded', 'not-yet-in-force']),
      validFrom: z.string().nullable(),
      validTo: z.string().nullable(),
      supersededBy: z.string().nullable(),
      articles: count,
      /** Articles in force whose official text is not in hand: 条号待核. */
      notInHand: count,
      /** Published items that cite it. */
      cited: count,
      /** Open tasks because of it, of units that the asker sees. */
      openTasks: count,
    }),
  ),
});

/** POST `/laws`: a document that the register does not have. Its articles are recorded afterwards, one by one, as they are read. */
export const deskNewLaw = z.strictObject({
  id: documentId,
  title: sentence,
  number: sentence.nullable(),
  issuer: sentence,
  validFrom: deskDay.nullable(),
  source: sentence,
});

/** What became of a document; `text` null while the official text is not in hand. */
export const deskChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('article-added'),
    article: articleNumber,
    from: deskDay.nullable(),
    gist: sentence,
    text: lawText,
    source: sentence,
  }),
  z.strictObject({ kind: z.literal('text-taken'), article: articleNumber, text: z.string().trim().min(1).max(20_000), source: sentence }),
  z.strictObject({
    kind: z.literal('article-amended'),
    article: articleNumber,
    from: deskDay,
    gist: sentence,
    text: lawText,
    source: sentence,
  }),
  z.strictObject({ kind: z.literal('article-repealed'), article: articleNumber, lastDay: deskDay, source: sentence }),
  z.strictObject({
    kind: z.literal('superseded'),
    lastDay: deskDay,
    /** Null: repealed, nothing takes its place. */
    by: documentId.nullable(),
    /** What took the place of single articles, each with who says so. Whatever is not named has no successor stated. */
    successions: z.array(z.strictObject({ article: articleNumber, to: basis, source: sentence })).max(500),
    source: sentence,
  }),
  z.strictObject({ kind: z.literal('succession-stated'), article: articleNumber, to: basis, source: sentence }),
]);

/** POST `.../preview`. */
export const deskLawPreview = z.strictObject({ change: deskChange });

/** POST `.../changes`: `base` is the version on the screen, `due` until when units settle what it opens. */
export const deskLawChange = z.strictObject({ base: count, change: deskChange, due: deskDay });

/** What an act leaves. */
export const deskLawDone = z.strictObject({ id: z.string(), version: count, revision: z.string().nullable(), tasks: count });

/** What a change touches. */
export const deskLawAffected = z.strictObject({
  items: count,
  /** Charts with the steps that cite it and the risk points on them, and the posters that show the version. */
  charts: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      number: count,
      /** Short hash that stands on the poster. */
      poster: z.string(),
      steps: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      risks: count,
      units: count,
    }),
  ),
  units: z.array(z.strictObject({ id: z.string(), name: z.string(), items: count, drafts: count })),
});

/** GET `/laws/documents/:document`. */
export const deskLaw = z.strictObject({
  today: z.string(),
  may: z.strictObject({ record: z.boolean() }),
  id: z.string(),
  version: count,
  title: z.string(),
  number: z.string().nullable(),
  issuer: z.string(),
  source: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  supersededBy: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
  /** Wordings in the order of articles, each article once for each. */
  wordings: z.array(
    z.strictObject({
      article: z.string(),
      gist: z.string(),
      validFrom: z.string().nullable(),
      validTo: z.string().nullable(),
      current: z.boolean(),
      text: z.string().nullable(),
      textHash: z.string().nullable(),
      state,
      successor: z.strictObject({ to: z.string(), title: z.string(), source: z.string() }).nullable(),
      cited: count,
    }),
  ),
  /** What the county recorded, the newest first. */
  history: z.array(
    z.strictObject({
      kind: z.string(),
      article: z.string().nullable(),
      day: z.string().nullable(),
      source: z.string(),
      at: z.number(),
      name: z.string(),
      post: z.string().nullable(),
    }),
  ),
  /** Published items that cite it, of all units. */
  citing: z.array(z.strictObject({ unit: z.string(), name: z.string(), code: z.string(), articles: z.array(z.string()) })),
});

/** Why something is looked at again. */
const cause = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('law'),
    document: z.string(),
    title: z.string(),
    change: z.string(),
    article: z.string().nullable(),
    day: z.string(),
  }),
  z.strictObject({ kind: z.literal('year'), year: z.int() }),
]);

/** GET `/laws/revisions`: each with its units by state; a unit is named with its tasks, never a person. */
export const deskRevisions = z.strictObject({
  today: z.string(),
  may: z.strictObject({ openRound: z.boolean() }),
  revisions: z.array(
    z.strictObject({
      id: z.string(),
      cause,
      openedOn: z.string(),
      due: z.string(),
      /** Days past the deadline while a task is open; 0 when not late. */
      lateDays: count,
      byState: z.record(deskTaskState, count),
      units: z.array(z.strictObject({ id: z.string(), name: z.string(), byState: z.record(deskTaskState, count) })),
    }),
  ),
});

/** POST `/laws/revisions`. */
export const deskRound = z.strictObject({ year: z.int().min(2000).max(2200), due: deskDay });
/** What opening a round answers. */
export const deskRoundDone = z.strictObject({ revision: z.string(), tasks: count });

/** Tasks: `mine` those the asker settles, `unit` those of one unit, `all` those he sees; open ones unless another state is asked for. */
export const deskTasksQuery = z.strictObject({
  scope: z.enum(['mine', 'all']).default('mine'),
  unit: z.string().max(60).optional(),
  revision: z.string().max(40).optional(),
  state: deskTaskState.default('open'),
});

/** GET `/laws/tasks`. */
export const deskTasks = z.strictObject({
  today: z.string(),
  /** How many there are; at most 500 are shown. */
  total: count,
  tasks: z.array(
    z.strictObject({
      task: z.string(),
      revision: z.string(),
      cause,
      unit: z.strictObject({ id: z.string(), name: z.string() }),
      subject: z.enum(['entry', 'chart']),
      item: z.string(),
      name: z.string(),
      cites: z.array(z.string()),
      state: deskTaskState,
      due: z.string(),
      lateDays: count,
      /** True when the asker settles it. */
      mine: z.boolean(),
      checked: z.strictObject({ name: z.string(), post: z.string().nullable(), reason: z.string(), at: z.number() }).nullable(),
    }),
  ),
});

/** POST `.../tasks/:task`: nothing to change, and why. */
export const deskTaskCheck = z.strictObject({ reason: z.string().trim().min(1).max(2_000) });
/** What settling answers. */
export const deskTaskDone = z.strictObject({ task: z.string() });

/** The register. */
export type DeskLaws = z.infer<typeof deskLaws>;
/** One document. */
export type DeskLaw = z.infer<typeof deskLaw>;
/** A change as the desk sends it. */
export type DeskChange = z.infer<typeof deskChange>;
/** What a change touches. */
export type DeskLawAffected = z.infer<typeof deskLawAffected>;
/** Revisions with their units. */
export type DeskRevisions = z.infer<typeof deskRevisions>;
/** Tasks of revisions. */
export type DeskTasks = z.infer<typeof deskTasks>;
/** How a task stands. */
export type DeskTaskState = z.infer<typeof deskTaskState>;
