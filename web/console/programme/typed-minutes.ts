import type { DeskMeetings } from '../../../contract/desk-types.ts';

type Minutes = DeskMeetings['meetings'][number]['minutes'];

/** A matter as it is typed: decisions one per line. */
export type TypedTopic = {
  readonly topic: string;
  readonly said: string;
  readonly decisions: string;
  readonly research: readonly string[];
};

/** A matter of which nothing is typed. */
export const emptyTopic: TypedTopic = { topic: '', said: '', decisions: '', research: [] };

/** Groups that were heard, one per line with its number at the end; a line without a number counts one. */
export function heardIn(text: string): Minutes['heard'] {
  return linesOf(text).map((line) => {
    const [, who = line, count = '1'] = /^(.*?)[\s,，:：]*(\d{1,4})\s*[人名位]?$/.exec(line) ?? [];
    return { who: who.trim() === '' ? line : who.trim(), count: Math.max(1, Number(count)) };
  });
}

/** Matters with their decisions numbered through the whole meeting. */
export function agendaOf(topics: readonly TypedTopic[]): Minutes['agenda'] {
  let number = 0;
  return topics.map(({ topic, said, decisions, research }) => ({
    topic,
    said,
    research: research.map((key) => ({ item: key.slice(0, 22), at: Number(key.slice(23)) })),
    decisions: linesOf(decisions).map((text) => ({ number: (number += 1), text })),
  }));
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
