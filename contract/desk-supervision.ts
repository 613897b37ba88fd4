import { z } from 'zod';

import { cockpitLists, topics } from '../core/supervision/cockpit.ts';

/**
 * The supervisor's part of the desk, below `/api/v1/desk/supervision`. It exists for posts that supervise; each sees the alerts of the units that
 * his posts reach, and of all others neither the alert nor its number.
 *
 * | what | address | request | answer |
 * |---|---|---|---|
 * | cockpit | GET `/cockpit` | `deskScope` | `deskCockpit` |
 * | a list | GET `/alerts` | `deskAlertQuery` | `deskAlertList` |
 * | an alert | GET `/alerts/:id` | `deskAlertPlace` | `deskAlert` |
 * | its step on the drawn chart | GET `/alerts/:id/chart.svg` | | SVG |
 * | an act | POST `/alerts/:id/acts/:verb` | `deskAlertAct` | `deskAlertDone` |
 * | late publications | GET `/late` | `deskScope` | `deskLate` |
 * | funnels of offices | GET `/funnels` | `deskScope` | `deskFunnels` |
 */

/** Chosen places, with commas between; empty: all that one may see. */
export const deskScope = z.object({ places: z.string().max(2_000).default('') });

const listName = z.enum(cockpitLists);
const topic = z.enum(topics);

/** Which list, and how narrow. */
export const deskAlertQuery = deskScope.extend({
  list: listName.default('today'),
  topic: topic.optional(),
  place: z.string().max(60).optional(),
  unit: z.string().max(60).optional(),
  rule: z
    .string()
    .regex(/^[A-Z]\d{2}$/)
    .optional(),
});

const lamp = z.enum(['none', 'yellow', 'red']);

/** An alert in a list. */
export const deskAlertCard = z.object({
  id: z.string(),
  rule: z.string(),
  ruleName: z.string(),
  sentence: z.string(),
  severity: z.enum(['hint', 'look', 'warning', 'red']),
  lamp,
  unitName: z.string(),
  stage: z.enum(['self-check', 'verify', 'rectify', 'check', 'cleared', 'archived']),
  outcome: z.enum(['confirmed-breach', 'confirmed-error', 'data-error', 'lawful-exception', 'rule-misfire']).nullable(),
  dueDay: z.string().nullable(),
  daysLeft: z.int().nullable(),
  daysUnit: z.enum(['day', 'working-day']),
  urgency: z.enum(['in-time', 'soon', 'late', 'very-late']),
  hits: z.int(),
  relapses: z.int(),
  mine: z.string().nullable(),
});

/** A list whole: as long as the number that leads to it. */
export const deskAlertList = z.strictObject({ title: z.string(), cards: z.array(deskAlertCard) });

const counted = z.strictObject({ id: z.string(), name: z.string(), lamp, count: z.int() });

/** GET `/cockpit`. */
export const deskCockpit = z.strictObject({
  person: z.string(),
  name: z.string(),
  csrf: z.string(),
  /** Rules may be read and values of theirs tried. */
  workshop: z.boolean(),
  /** Until when what is shown is true: now, and the day of the last data of registers. */
  asOf: z.strictObject({ now: z.string(), registers: z.string().nullable() }),
  /** False when there are more alerts than can be counted at once: then numbers are of the most urgent. */
  whole: z.boolean(),
  places: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  chosen: z.array(z.string()),
  numbers: z.record(listName, z.int()),
  first: z.array(deskAlertCard),
  oldest: z.strictObject({ id: z.string(), days: z.int() }).nullable(),
  byTopic: z.array(z.strictObject({ topic, count: z.int() })),
  byPlace: z.array(counted),
  /** Units with a lamp, in the order of their codes. */
  lamps: z.array(counted),
  late: z.int(),
  precision: z.array(
    z.strictObject({
      rule: z.string(),
      name: z.string(),
      right: z.int(),
      of: z.int(),
      share: z.int(),
      low: z.int(),
      high: z.int(),
      lowered: z.boolean(),
    }),
  ),
});

/** GET `/late`: what should be public by now and is not; the days are calendar days. */
export const deskLate = z.strictObject({
  rows: z.array(
    z.strictObject({
      unit: z.string(),
      what: z.enum(['list', 'objection']),
      number: z.string().nullable(),
      count: z.int(),
      due: z.string(),
      days: z.int(),
    }),
  ),
});

const limits = { n: z.int(), low: z.number(), high: z.number(), outerLow: z.number(), outerHigh: z.number() };

/** GET `/funnels`: offices that do the same, each with its own point; in the order of codes. */
export const deskFunnels = z.strictObject({
  from: z.string(),
  funnels: z.array(
    z.strictObject({
      item: z.string(),
      name: z.string(),
      common: z.number(),
      spread: z.number(),
      points: z.array(
        z.strictObject({
          ...limits,
          id: z.string(),
          name: z.string(),
          x: z.int(),
          share: z.number(),
          small: z.boolean(),
          asks: z.boolean(),
        }),
      ),
      curve: z.array(z.strictObject(limits)),
    }),
  ),
  /** Items that too few offices have often enough. */
  left: z.int(),
});

const pair = z.object({ label: z.string(), value: z.string() });
const choice = z.object({ id: z.string(), label: z.string() });

/** The item whose steps are offered as places. */
export const deskAlertPlace = z.object({
  item: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,40}$/)
    .optional(),
});

/** GET `/alerts/:id`. */
export const deskAlert = z.object({
  id: z.string(),
  version: z.int(),
  card: deskAlertCard,
  rule: z.object({
    summary: z.string().nullable(),
    basis: z.array(z.string()),
    keeper: z.string().nullable(),
    version: z.int(),
    parameters: z.array(z.object({ name: z.string(), value: z.string() })),
  }),
  object: z.object({ type: z.string(), shown: z.string(), isOpen: z.boolean() }),
  values: z.array(pair),
  tables: z.array(z.object({ table: z.string(), rows: z.array(z.array(pair)) })),
  evidence: z.object({ hash: z.string(), snapshot: z.string(), seenOn: z.string() }),
  gone: z.boolean(),
  /** Where on a chart; `marked` is the number of the step there. */
  place: z.object({ href: z.string(), item: z.string(), step: z.string() }).nullable(),
  /** Who acted by the rows: posts; the name only within the hour after it was opened with a reason. */
  people: z.array(z.strictObject({ post: z.string(), name: z.string().nullable() })),
  lawful: z.array(z.string()),
  beside: z.array(deskAlertCard),
  history: z.array(
    z.object({
      type: z.string(),
      at: z.string(),
      by: z.string().nullable(),
      text: z.string().nullable(),
      detail: z.record(z.string(), z.string().nullable()),
    }),
  ),
  acts: z.array(z.string()),
  refused: z.array(z.object({ verb: z.string(), refusal: z.object({ what: z.string(), why: z.string(), now: z.string() }) })),
  places: z.object({ items: z.array(choice), chosen: z.string().nullable(), steps: z.array(choice) }),
  finding: z.object({ outcome: z.string(), by: z.string(), text: z.string().nullable() }).nullable(),
  relations: z.strictObject({
    nodes: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(['record', 'person', 'official', 'account', 'supplier', 'household', 'invoice', 'asset']),
        label: z.string(),
        distance: z.int(),
      }),
    ),
    edges: z.array(z.strictObject({ from: z.string(), to: z.string(), label: z.string(), onPath: z.boolean() })),
    cut: z.boolean(),
  }),
});

const said = z.string().max(120).default('');

/** POST `/alerts/:id/acts/:verb`: the fields of the act's form, as on the pages for phones. `base` is the version that was seen. */
export const deskAlertAct = z.strictObject({
  base: z.int().min(0),
  text: z.string().max(2_000).default(''),
  ...{ answer: said, finding: said, days: said, agree: said, passed: said, cause: said, place: said, holds: said },
});

/** What an act answers. */
export const deskAlertDone = z.strictObject({ version: z.int() });
