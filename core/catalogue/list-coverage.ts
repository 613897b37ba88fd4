import type { DraftContent } from './draft/content.ts';

/** An item of a unit's list, as far as coverage asks. */
export type CoveredItem = {
  readonly unit: string;
  readonly id: string;
  readonly name: string;
  readonly content: Pick<DraftContent, 'posts' | 'sources' | 'determinations'>;
};

/** A power of the statutory list (权责清单) of a unit. */
export type StatutoryItem = { readonly unit: string; readonly code: string; readonly name: string };

/** What lists leave open; each is a question to the unit. */
export type Coverage = {
  readonly statutoryWithoutItem: readonly StatutoryItem[];
  readonly itemsWithoutSource: readonly CoveredItem[];
  readonly postsMissing: readonly { readonly item: CoveredItem; readonly post: string }[];
  readonly claimedTwice: readonly { readonly code: string; readonly name: string; readonly claims: readonly CoveredItem[] }[];
};

/**
 * Holds lists against the statutory ones and against each other: statutory items that no micro-power analyses, micro-powers without a source, posts
 * that the three determinations do not know, and powers that several units claim.
 */
export function coverageOf(statutory: readonly StatutoryItem[], items: readonly CoveredItem[]): Coverage {
  const cited = new Set(items.flatMap(({ unit, content }) => content.sources.map(({ code }) => keyOf(unit, code))));
  return {
    statutoryWithoutItem: statutory.filter(({ unit, code }) => !cited.has(keyOf(unit, code))),
    itemsWithoutSource: items.filter(({ content }) => content.sources.length === 0),
    postsMissing: items.flatMap((item) => missingPosts(item).map((post) => ({ item, post }))),
    claimedTwice: claims(items),
  };
}

function keyOf(unit: string, code: string): string {
  return JSON.stringify([unit, code]);
}

/** A unit that has not written down its three determinations is not told that all its posts are missing. */
function missingPosts({ content }: CoveredItem): readonly string[] {
  const { determinations, posts } = content;
  return determinations === null ? [] : posts.filter((post) => !determinations.posts.includes(post));
}

function claims(items: readonly CoveredItem[]): Coverage['claimedTwice'] {
  const byCode = new Map<string, { name: string; claims: CoveredItem[] }>();
  for (const item of items) {
    for (const { code, name } of item.content.sources) {
      const entry = byCode.get(code) ?? { name, claims: [] };
      entry.claims.push(item);
      byCode.set(code, entry);
    }
  }
  return [...byCode]
    .filter(([, entry]) => new Set(entry.claims.map(({ unit }) => unit)).size > 1)
    .map(([code, entry]) => ({ code, ...entry }));
}
