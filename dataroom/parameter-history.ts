import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { addDays, isDay } from '../core/kernel/day.ts';
import { refuse, type Refusal } from '../core/kernel/outcome.ts';
import { bindParameters } from './bind-parameters.ts';
import { defaultParameters } from './derived-relations.ts';
import type { Rule } from './rule-definition.ts';

/** A value of a parameter that a second person has approved, as a line of `parameters.jsonl` in the room has it. Lines are only added. */
export type ParameterChange = {
  /** `规则.名称`, or the name that the table 参数 has for it. */
  readonly name: string;
  readonly value: string;
  /** First day on which it counts; from the day of approval until then it runs in the shadow. */
  readonly from: string;
  readonly by: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly reason: string;
  /** Document on which it rests. */
  readonly source: string;
};

/** How long a change runs in the shadow before it may count. */
const shadowDays = 30;

/** Why a change is not taken. */
export type ChangeRefusal = Refusal<'parameter-unknown' | 'parameter-unreadable' | 'parameter-not-approved' | 'parameter-without-shadow'>;

/** The changes of a room in the order in which they were approved; their place, from 1, is their version. */
export async function readChanges(room: string): Promise<readonly ParameterChange[]> {
  const text = await readFile(join(room, 'parameters.jsonl'), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as ParameterChange]));
}

/**
 * Adds an approved change to a room. It must name a parameter of a rule and a value of its type, be approved by a second
 * person, and leave thirty days for the shadow.
 *
 * Refuses `parameter-unknown`, `parameter-unreadable`, `parameter-not-approved`, `parameter-without-shadow` (facts: earliest).
 */
export async function addChange(
  room: string,
  rules: readonly Rule[],
  change: ParameterChange,
): Promise<ChangeRefusal | { readonly version: number }> {
  const owners = rules.filter((rule) => rule.parameters.some(({ source }) => source === change.name));
  if (owners.length === 0 && !Object.hasOwn(defaultParameters, change.name)) return refuse('parameter-unknown', { name: change.name });
  const unreadable = owners.some((rule) => 'unreadable' in bindParameters(rule, new Map([[change.name, change.value]])));
  if (unreadable || change.value.trim() === '' || !isDay(change.from) || !isDay(change.approvedOn))
    return refuse('parameter-unreadable', { name: change.name, value: change.value });
  if (
    [change.by, change.approvedBy, change.reason, change.source].some((text) => text.trim() === '') ||
    change.by.trim() === change.approvedBy.trim()
  )
    return refuse('parameter-not-approved', { by: change.by, approvedBy: change.approvedBy });
  const earliest = addDays(change.approvedOn, shadowDays);
  if (change.from < earliest) return refuse('parameter-without-shadow', { earliest });
  await appendFile(join(room, 'parameters.jsonl'), `${JSON.stringify(change)}\n`, { mode: 0o600 });
  return { version: (await readChanges(room)).length };
}

/** What counts on a day: by name the value and where it comes from. */
export type ValuesOnDay = ReadonlyMap<string, { readonly value: string; readonly origin: string }>;

/** The values of a history that count on a day; without a day the newest of each. */
export function valuesOn(changes: readonly ParameterChange[], day: string | null): ValuesOnDay {
  const values = new Map<string, { readonly value: string; readonly origin: string; readonly from: string }>();
  for (const [index, { name, value, from, source }] of changes.entries()) {
    if (day !== null && from > day) continue;
    const known = values.get(name);
    if (known !== undefined && known.from > from) continue;
    values.set(name, { value, from, origin: `第 ${index + 1} 次变更，自 ${from}（${source}）` });
  }
  return values;
}

/** The changes that are approved on a day and do not count yet. */
export function inShadow(changes: readonly ParameterChange[], day: string | null): readonly ParameterChange[] {
  return day === null ? [] : changes.filter(({ from, approvedOn }) => approvedOn <= day && day < from);
}
