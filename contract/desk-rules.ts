import { z } from 'zod';

/**
 * The rule workshop, below `/api/v1/desk/supervision`, for posts that keep the rules.
 *
 * | what | address | request | answer |
 * |---|---|---|---|
 * | the ledger of precision | GET `/rules` | | `deskRules` |
 * | a rule | GET `/rules/:rule` | | `deskRule` |
 * | try a value | POST `/rules/:rule/trials` | `deskTrialWish` | `deskTrial` |
 * | how a trial goes | GET `/trials/:trial` | | `deskTrial` |
 * | call it off | POST `/trials/:trial/stop` | `{}` | `deskTrial` |
 * | propose a value | POST `/rules/:rule/proposals` | `deskProposalWish` | `deskProposalDone` |
 * | settle a proposal | POST `/rules/:rule/proposals/:proposal/` `approve` `decline` | `deskProposalSettled` | `deskProposalDone` |
 */

/** How often hits of a rule led to what; shares in whole percent, null while nothing was verified. */
const judged = {
  fired: z.int(),
  unchecked: z.int(),
  right: z.int(),
  of: z.int(),
  share: z.int().nullable(),
  low: z.int().nullable(),
  high: z.int().nullable(),
  /** It was wrong so often that it only hints from now on. */
  lowered: z.boolean(),
};

/** GET `/rules`: the ledger of precision (准确率台账), in the order of numbers. */
export const deskRules = z.strictObject({
  rules: z.array(
    z.strictObject({
      ...judged,
      id: z.string(),
      name: z.string(),
      summary: z.string(),
      severity: z.string(),
      state: z.string(),
      version: z.int(),
      /** Proposals that wait for a second person, and values that run in the shadow. */
      waiting: z.int(),
      shadows: z.int(),
    }),
  ),
});

const objects = z.array(z.string());

/** A trial of a value over stored snapshots; nothing is written by it. */
export const deskTrial = z.strictObject({
  id: z.string(),
  rule: z.string(),
  name: z.string(),
  value: z.string(),
  state: z.enum(['running', 'done', 'stopped', 'failed']),
  done: z.int(),
  of: z.int(),
  runs: z.array(
    z.strictObject({ snapshot: z.string(), importedAt: z.string(), before: z.int(), after: z.int(), added: objects, removed: objects }),
  ),
});

/** GET `/rules/:rule`. */
export const deskRule = z.strictObject({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  basis: z.array(z.string()),
  keeper: z.string().nullable(),
  severity: z.string(),
  state: z.string(),
  version: z.int(),
  objectType: z.string(),
  sentence: z.string(),
  lawful: z.array(z.string()),
  /** Null for rules over the running county, which are no SQL. */
  sql: z.string().nullable(),
  parameters: z.array(
    z.strictObject({
      name: z.string(),
      source: z.string(),
      type: z.string(),
      unit: z.string(),
      value: z.string().nullable(),
      fallback: z.string().nullable(),
      origin: z.string(),
      /** It may be tried and proposed; the reference day follows from the sweep. */
      tunable: z.boolean(),
    }),
  ),
  samples: z.strictObject({ must: objects, near: z.array(z.strictObject({ why: z.string(), objects })) }),
  /** All versions together, then each. */
  judged: z.strictObject(judged),
  versions: z.array(z.strictObject({ ...judged, version: z.int() })),
  proposals: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      value: z.string(),
      from: z.string(),
      by: z.string(),
      at: z.string(),
      state: z.enum(['open', 'approved', 'declined']),
      settledBy: z.string().nullable(),
      reason: z.string(),
      source: z.string(),
      /** The asker may approve it: another has proposed it. */
      mayApprove: z.boolean(),
    }),
  ),
  shadows: z.array(
    z.strictObject({
      name: z.string(),
      value: z.string(),
      from: z.string(),
      before: z.int(),
      after: z.int(),
      added: objects,
      removed: objects,
    }),
  ),
  /** From which day a value proposed today may count. */
  earliest: z.string(),
  /** Snapshots that a trial can look at. */
  snapshots: z.int(),
  trial: deskTrial.nullable(),
});

const name = z.string().min(1).max(120);
const value = z.string().trim().min(1).max(400);
const words = z.string().trim().min(1).max(1_000);

/** A value to be tried over the snapshots of so many months. */
export const deskTrialWish = z.strictObject({ name, value, months: z.int().min(1).max(24).default(12) });

/** A value to be approved by a second person, with the reason and the document on which it rests. */
export const deskProposalWish = z.strictObject({ name, value, from: z.iso.date(), reason: words, source: words });

/** Why a proposal is approved or declined. */
export const deskProposalSettled = z.strictObject({ reason: words });

/** What a proposal answers. */
export const deskProposalDone = z.strictObject({ id: z.string() });
