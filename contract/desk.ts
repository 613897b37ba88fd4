import { z } from 'zod';

/**
 * The desk: compile, review, publish. A JSON API below `/api/v1/desk` for officials.
 *
 * Every request carries the session cookie. A request that changes something carries `x-csrf-token` (from {@link deskView}) and
 * `Idempotency-Key` (22 to 64 characters of A-Z a-z 0-9 _ -): the same key with the same body has one effect. A refusal is problem+json with
 * `code`, `what`, `why`, `now` and, for single inputs, `errors: [{ field, cause, cure }]`. "Not yours" and "does not exist" are one 404.
 *
 * | what | address | request | answer |
 * |---|---|---|---|
 * | me | GET `/` | | `deskView` |
 * | list of a unit | GET `/units/:unit/items` | `deskListQuery` | `deskList` |
 * | add | POST `/units/:unit/items` | `deskNewItem` | `deskDone` |
 * | item | GET `/items/:id` | | `deskItem` |
 * | change fields | POST `/items/:id/fields` | `deskFieldChange` | `deskChanged` |
 * | put the chart | POST `/items/:id/chart` | `deskChartChange` | `deskChanged` |
 * | look at a chart that is being typed | POST `/items/:id/look` | `deskLookQuery` | `deskLook` |
 * | articles of laws to choose from | GET `/articles` | `deskArticlesQuery` | `deskArticles` |
 * | items offered as templates | GET `/units/:unit/templates` | `deskTemplatesQuery` | `deskTemplates` |
 * | a template with its chart | GET `/units/:unit/templates/:code` | | `deskTemplate` |
 * | drop a value set aside | POST `/items/:id/set-aside/drop` | `deskDrop` | `deskDone` |
 * | submit, name reviewers, give an opinion, close the round, publish, override, withdraw, revise | POST `/items/:id/` `submit` `round` `opinion` `close-round` `publish` `override` `withdraw` `revise` | `deskSubmit` `deskRound` `deskOpinion` `deskCloseRound` `deskPublish` `deskOverride` `deskReason` `deskReason` | `deskDone` |
 * | comment | POST `/items/:id/comments` | `deskComment` | `deskDone` |
 * | answer, settle, take a suggestion | POST `/items/:id/comments/:thread/` `answer` `settle` `take` | `deskText` `deskText` `deskTake` | `deskDone` |
 * | dossier of the round, its comments back | GET, POST `/items/:id/dossier`, `/units/:unit/dossier` | `deskDossierQuery`; the docx | the docx; `deskBrought` |
 * | difference | GET `/items/:id/difference` | `deskDifferenceQuery` | `deskDifference` |
 * | the draft as its public page, and printed | GET `/items/:id/preview` `/items/:id/preview/a4.pdf` `/items/:id/preview/a3.pdf` | | HTML, PDF |
 * | sister units | GET `/items/:id/sisters` | | `deskSisters` |
 * | what hangs where | GET `/channels` | `deskChannelQuery` | `deskChannels` |
 * | put up or exchanged, taken down | POST `/postings`, `/postings/:id/down` | `deskPutUp` `deskTakeDown` | `deskPosted` |
 * | imports of a unit | GET `/units/:unit/imports` | | `deskImports` |
 * | upload | POST `/units/:unit/imports?name=x.xlsx` | the file, `application/octet-stream` | `deskImport` |
 * | preview | GET `/imports/:id` | | `deskImport` |
 * | mapping, apply, undo | POST `/imports/:id/` `mapping` `apply` `undo` | `deskMapping` `deskApply` `deskUndo` | `deskImport` |
 * | own file with errors marked | GET `/imports/:id/marked` | | the xlsx |
 * | programme | GET `/programme` | | `deskProgramme` |
 * | deadline | POST `/programme/deadline` | `deskDeadline` | `deskProgramme` |
 * | statutory list | POST `/units/:unit/statutory` | `deskStatutory` | `deskCoverage` |
 * | statutory list of a unit | GET `/units/:unit/statutory` | | `deskStatutory` |
 * | governance bodies | GET `/programme/bodies`, GET `/programme/bodies/:unit` | | `deskBodies`, `deskBody` |
 * | set, dissolve a body | POST `/programme/bodies/:unit`, POST `/programme/bodies/:unit/dissolve` | `deskBodySet`, `deskBodyDissolved` | `deskDone` |
 * | roadmap | GET `/programme/roadmap`, POST `/programme/roadmap` | `deskPhases` | `deskRoadmap`, `deskDone` |
 * | governing documents | POST `/programme/documents`, POST `/programme/documents/:id/end` | `deskDocument`, `deskEnded` | `deskDone` |
 * | tasks | POST `/programme/tasks`, POST `/programme/tasks/:id/` `due` `report` `end` | `deskTask`, `deskTaskDue` `deskReport` `deskEnded` | `deskDone` |
 * | minutes | GET `/programme/meetings`, POST `/programme/meetings`, POST `/programme/meetings/:id/correct` | `deskMeetingKept`, `deskMeetingCorrected` | `deskMeetings`, `deskDone` |
 * | coverage | GET `/coverage` | `deskCoverageQuery` | `deskCoverage` |
 * | laws, revisions | below `/laws`: contract/desk-law.ts | | |
 *
 * `:unit` is the unit's id, `:id` and `:thread` are ids of 22 characters.
 */

/** What somebody may do for a unit: write its list, review it, publish it. */
export const deskRight = z.enum(['compile', 'review', 'publish']);

/** Where an item stands. `revising` is a published item with a newer draft. */
export const deskStatus = z.enum(['draft', 'submitted', 'in-review', 'returned', 'approved', 'published', 'revising', 'withdrawn']);

/** GET `/`: who is asking, what he may do where, what waits for him. */
export const deskView = z.strictObject({
  person: z.string(),
  name: z.string(),
  csrf: z.string(),
  units: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      level: z.enum(['county', 'town', 'village']),
      may: z.array(deskRight),
      items: z.int(),
      /** His part of what waits in this unit, as below. */
      waiting: z.int(),
    }),
  ),
  /** What waits for him: items returned to him, threads without an answer, items to name reviewers for, to review, to close, to publish. */
  waiting: z.strictObject({
    returned: z.int(),
    threads: z.int(),
    toName: z.int(),
    toReview: z.int(),
    toClose: z.int(),
    toPublish: z.int(),
  }),
  /** All roles a chart or a field may name, for choosing. */
  roles: z.array(z.strictObject({ key: z.string(), name: z.string() })),
});

/** What an act answers: the item and its version after the act, to be the `base` of the next. */
export const deskDone = z.strictObject({ id: z.string(), version: z.int() });

/** A reason or an answer in words. */
export const deskText = z.strictObject({ text: z.string().trim().min(1).max(2_000) });

/** Withdraw and revise: the reason is kept, that of a withdrawal is public. */
export const deskReason = z.strictObject({ base: z.int().min(0), reason: z.string().trim().min(1).max(2_000) });
