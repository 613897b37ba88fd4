import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const text = z.string();
const texts = z.array(z.string());
const citation = z.object({
  title: text,
  article: text.describe('Number as cited; empty when the document as a whole is meant'),
  gist: text,
  state: z.enum(['in-force', 'superseded', 'not-yet-in-force', 'text-not-in-hand', 'unknown']),
});
const fact = z.object({ main: text, note: text.nullable() });

const step = z.object({
  number: z.int().min(1).describe('Steps of a normal case are numbered from 1; those of side branches go on behind them'),
  after: z.int().nullable().describe('Number of the step behind which a side branch leaves; null on the main path'),
  kind: z.enum(['step', 'decision', 'notice', 'vote', 'wait', 'citizen', 'end']),
  name: text,
  plainName: text,
  who: text.nullable(),
  where: text.nullable(),
  howLong: text.nullable(),
  youGet: text.nullable(),
  rule: text.nullable().describe('Rule of a vote in one sentence'),
  beside: z.array(z.int()).describe('Steps that may run at the same time'),
  branches: z.array(z.object({ label: text, to: text, back: z.boolean() })),
  basis: z.array(citation),
});

/** A published power item as open data (docs/guides/open-data.md). */
export const openItem = z.object({
  code: text.describe('Unique in the county; stands in the permanent address /i/<code>'),
  name: text,
  plainName: text,
  level: z.enum(['village', 'town', 'county']),
  category: text,
  powerType: text,
  version: z.object({
    number: z.int().min(1),
    hash: text.describe('SHA-256 of the published version, as the ledger has it'),
    effectiveFrom: day,
    effectiveTo: day.nullable(),
  }),
  lead: text,
  facts: z.object({ who: fact, howLong: fact, trips: fact, fee: fact }),
  materials: z.array(z.object({ what: text, note: text.nullable() })),
  steps: z.array(step),
  risks: z.array(
    z.object({
      step: z.int().describe('Number of the step'),
      level: z.enum(['high', 'middle', 'low']),
      what: text,
      prevention: text,
      owner: text,
    }),
  ),
  forbidden: texts.describe('What officials may not do'),
  responsibilities: texts,
  accountability: texts,
  recourse: z.array(z.object({ to: text, how: text })),
  basis: z.array(citation),
  parameters: z.array(
    z.object({ key: text, value: z.number(), source: text, verify: z.boolean().describe('True while the source is not verified') }),
  ),
  page: text.describe('Address of the page for people'),
});

/** All items in force, as `/open/items.json` gives them. */
export const openItems = z.object({
  schema: text.describe('Address of this schema'),
  county: text,
  day: day.describe('Day whose state is told, China Standard Time'),
  items: z.array(openItem),
});

export type OpenItem = z.infer<typeof openItem>;

/** `/open`: what data there is. */
export type OpenDataView = { readonly items: readonly { readonly code: string; readonly name: string }[]; readonly day: string };
