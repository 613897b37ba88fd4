import { type Field, fieldNames } from './field-names.ts';

/** How sure a heading names a field: it is one of the names, or it contains one. */
export type HeadingMatch = { readonly field: Field; readonly by: 'name' | 'part' };

const byName: ReadonlyMap<string, Field> = new Map(fieldNames.flatMap(([field, names]) => names.map((name) => [name, field] as const)));
/** Parts of a longer heading: single characters and what stands inside ordinary words say too little. */
const parts = [...byName].filter(([name]) => name.length >= 2 && !['事项', '名称', '权力', '职权', '说明', '公开'].includes(name));

/** Most cells of a list contain no heading: one look says so. */
const anyPart = new RegExp(parts.map(([name]) => name).join('|'));

/** The heading as it is compared: NFKC, without spaces, line breaks and punctuation, in small letters. */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/[\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}]/gu, '')
    .toLowerCase();
}

/** The field whose very name the heading is; a longer heading that contains one is not looked at. */
export function namedField(heading: string): Field | undefined {
  return heading.length > 40 ? undefined : byName.get(headingKey(heading));
}

/**
 * The field that a heading names, `ambiguous` when it names two at once (责任事项及追责情形), undefined when none.
 *
 * @param heading as it stands in the file
 */
export function matchHeading(heading: string): HeadingMatch | 'ambiguous' | undefined {
  const key = headingKey(heading);
  if (key === '') return undefined;
  const named = byName.get(key);
  if (named !== undefined) return { field: named, by: 'name' };
  // A sentence that mentions a heading is none.
  return key.length > 20 || !anyPart.test(key) ? undefined : matchPart(key);
}

function matchPart(key: string): HeadingMatch | 'ambiguous' | undefined {
  const found = parts.flatMap(([name, field]) => {
    const at = key.lastIndexOf(name);
    return at < 0 ? [] : [{ field, from: at, to: at + name.length }];
  });
  const widest = found.filter((one) => !found.some((other) => other !== one && covers(other, one)));
  const last = widest.toSorted((a, b) => b.to - a.to || a.from - b.from)[0];
  if (last === undefined) return undefined;
  const others = widest.filter((one) => one.field !== last.field && one.to <= last.from);
  const joined = others.some((one) => /[及与和]$/.test(key.slice(one.to, last.from)) && rootOf(one.field) !== rootOf(last.field));
  return joined ? 'ambiguous' : { field: last.field, by: 'part' };
}

function covers(wide: { from: number; to: number }, narrow: { from: number; to: number }): boolean {
  return wide.from <= narrow.from && wide.to >= narrow.to && wide.to - wide.from > narrow.to - narrow.from;
}

/** `risks.what` and `risks.point` are one thing to a heading that names both. */
function rootOf(field: Field): string {
  return field.startsWith('risks.') && field !== 'risks.what' && field !== 'risks.point' ? field : (field.split('.')[0] ?? field);
}
