import { createHash } from 'node:crypto';

import type { BroughtComment } from '../../core/catalogue/draft/command.ts';
import type { DraftFields } from '../../core/catalogue/draft/content.ts';
import type { Anchor, Brought } from '../../core/catalogue/draft/event.ts';
import type { Chart } from '../../core/chart/chart.ts';
import type { DossierMark } from '../../exchange/docx/dossier.ts';
import type { DossierPlace, DossierReading, Written } from '../../exchange/docx/dossier-reading.ts';
import { anchoredAt } from './dossier-anchor.ts';
import { suggestionOf } from './dossier-suggestion.ts';

/** What a version said where comments may hang. */
export type Commented = { readonly mark: DossierMark; readonly fields: DraftFields; readonly chart: Chart | null };

/** The comments and tracked changes of one item of a file, each with a name of its own that follows from what it says. */
export function broughtComments(reading: DossierReading, sections: ReadonlySet<number>, commented: Commented): readonly BroughtComment[] {
  const keyOf = keysFor(commented.mark);
  const isHere = ({ section }: DossierPlace): boolean => section !== null && sections.has(section);
  const comments = reading.comments.filter(isHere).map((one): BroughtComment => {
    const brought = broughtBy(one, keyOf(one, one.anchor ?? one.quote));
    const answers = one.replies.map((reply) => ({ text: reply.text, brought: broughtBy(reply, keyOf(reply, brought.key)) }));
    return { thread: brought.key, anchor: placeOf(one, commented.chart), text: one.text, suggestion: null, brought, answers };
  });
  const changes = reading.changes.filter(isHere).flatMap((one): readonly BroughtComment[] => {
    const anchor = placeOf(one, commented.chart);
    const suggestion = suggestionOf(anchor, one.text, commented.fields);
    if (suggestion === null && 'unplaced' in anchor && anchor.unplaced === '') return [];
    const text = suggestion === null ? `修订后的文字：${one.text}` : '在文件里改了这一处。';
    const brought = broughtBy(one, keyOf({ ...one, text: `修订 ${one.text}` }, one.anchor ?? one.quote));
    return [{ thread: brought.key, anchor, text, suggestion, brought, answers: [] }];
  });
  return [...comments, ...changes];
}

function placeOf({ anchor, quote }: DossierPlace, chart: Chart | null): Anchor {
  return (anchor === null ? undefined : anchoredAt(anchor, chart)) ?? { unplaced: quote };
}

function broughtBy({ author, at }: Written, key: string): Brought {
  return { author, at, key };
}

/**
 * Ids of 22 characters: the same words of the same author at the same time and place have the same one, whatever number the program gave them;
 * when somebody says the same twice, each has its own.
 */
function keysFor({ item, round, version }: DossierMark): (written: Written, place: string) => string {
  const counts = new Map<string, number>();
  return ({ author, at, text }, place) => {
    const said = JSON.stringify([item, round, version, author, at, text, place]);
    const count = (counts.get(said) ?? 0) + 1;
    counts.set(said, count);
    return createHash('sha256')
      .update(`${said} ${String(count)}`)
      .digest()
      .subarray(0, 16)
      .toString('base64url');
  };
}
