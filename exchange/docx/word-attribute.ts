/** An attribute by its name without prefix: programs choose prefixes of their own. */
export function valueOf(at: Readonly<Record<string, string>>, name: string): string | undefined {
  const own = at[`w:${name}`] ?? at[name];
  if (own !== undefined) return own;
  const found = Object.entries(at).find(([key]) => key.endsWith(`:${name}`));
  return found?.[1];
}

const longestName = 80;

/** Who wrote something by the file, cut to what a name can be, and when; a time that is none is left out. It is local time, whatever sign ends it. */
export function writerOf(at: Readonly<Record<string, string>>): { readonly author: string; readonly at: string | null } {
  const author = (valueOf(at, 'author') ?? '').replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?/.exec(valueOf(at, 'date') ?? '')?.[0] ?? null;
  return { author: [...(author === '' ? '没有署名' : author)].slice(0, longestName).join(''), at: time };
}
