import { z } from 'zod';

import { isDay } from '../core/kernel/day.ts';

/** A day as 2026-01-05, Asia/Shanghai. */
export const deskDay = z.string().refine(isDay, 'must be a day as 2026-01-05');

const short = z.string().max(200);
const long = z.string().max(4_000);
const many = 200;
const role = z.string().max(60);
const plainFact = z.strictObject({ main: short, note: short.nullable() });
const limitUnit = z.enum(['working-day', 'day', 'hour']);
const nodeId = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** One citation: `id` is `<law id>#<article>` of the law registry, null while nobody has found it there; `text` is what the list says. */
const citation = z.strictObject({ id: z.string().max(120).nullable(), text: long });

/** A duty (责任事项) with the phase it belongs to. */
const duty = z.strictObject({ stage: short.nullable(), text: long });

/** An integrity risk point; `step` is the chart's node where it sits, null while it hangs on the item as a whole. */
const risk = z.strictObject({
  step: nodeId.nullable(),
  stage: short.nullable(),
  level: z.enum(['high', 'middle', 'low']).nullable(),
  what: long,
  prevention: long.nullable(),
  owner: short.nullable(),
});

/** One opinion that was heard. `who` is a group of people and never a name; `result` says what became of it. */
const heard = z.strictObject({
  who: short,
  count: z.int().min(1).max(100_000),
  said: long,
  result: z.enum(['changed', 'kept', 'open']),
  /** What was changed, or why nothing was. */
  because: long,
});

/** One record of compiling: a survey (调研), a visit to the people served (走访), a symposium (座谈会). */
const research = z.strictObject({
  kind: z.enum(['survey', 'visit', 'symposium']),
  day: deskDay,
  place: short,
  minutes: z.string().max(20_000),
  heard: z.array(heard).max(50),
});

/**
 * All fields of an item of a list, by name; the chart is apart. A change names those it changes. Empty means not written yet.
 * The same names stand in conflicts, comments, lint findings and differences.
 */
export const deskFields = z.strictObject({
  /** Unique in the unit, ASCII; null until it is given. */
  code: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,40}$/)
    .nullable(),
  name: z.string().min(1).max(120),
  /** The name a neighbour would use. */
  plainName: short,
  aliases: z.array(short).max(30),
  subItem: short.nullable(),
  /** As lists print it: 重大决策类, 日常管理类, 便民服务类, or the unit's own. */
  category: short,
  /** Field inside a unit (领域), e.g. 住房保障. */
  domain: short.nullable(),
  powerClass: z.enum([
    ...(['self-governance', 'benefit', 'licence', 'confirmation', 'adjudication', 'public-service', 'party', 'internal', 'other'] as const),
  ]),
  powerType: short,
  /** The unit's section (科室) that carries it out. */
  section: short.nullable(),
  content: long,
  /** One or two short sentences that say to citizens what it is. */
  lead: long,
  who: plainFact.nullable(),
  howLong: plainFact.nullable(),
  trips: plainFact.nullable(),
  fee: plainFact.nullable(),
  materials: z.array(z.strictObject({ what: short, note: short.nullable() })).max(many),
  /** Role keys of core/org/roles, or names of posts as the list has them. */
  posts: z.array(role).max(many),
  startedBy: z.array(role).max(many),
  basis: z.array(citation).max(many),
  responsibilities: z.array(duty).max(many),
  accountability: z.array(long).max(many),
  /** What officials may not do, without the word 不准. */
  forbidden: z.array(long).max(many),
  risks: z.array(risk).max(many),
  recourse: z.array(z.strictObject({ to: short, how: long })).max(30),
  totalLimit: z.strictObject({ amount: z.int().min(0).max(100_000), unit: limitUnit, source: long }).nullable(),
  /** Who watches how and how often (监督机制). */
  supervision: z.array(z.strictObject({ by: short, how: long, when: short })).max(30),
  /** What the public sees of the running of the item. */
  publication: z
    .strictObject({ grouped: z.boolean(), audience: short, never: z.array(short).max(50), retains: short.nullable() })
    .nullable(),
  /** Items of the statutory power-and-duty list (权责清单) that it comes from. */
  sources: z.array(z.strictObject({ code: short, name: short })).max(many),
  /** What the three determinations (三定) of the unit say: function, section and posts. */
  determinations: z.strictObject({ duty: long, section: short, posts: z.array(short).max(50) }).nullable(),
  research: z.array(research).max(100),
  parameters: z.array(z.strictObject({ key: z.string().max(60), value: z.int(), source: long, verify: z.boolean() })).max(many),
  remark: long.nullable(),
});

/** Name of a field, as in {@link deskFields}; `chart` stands for the chart in conflicts, comments and differences. */
export const deskFieldName = z.enum([...deskFields.keyof().options, 'chart']);

/** A person in a post, as the desk names him. */
export const deskPerson = z.strictObject({ person: z.string(), name: z.string(), post: z.string().nullable() });
