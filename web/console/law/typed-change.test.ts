import { describe, expect, test } from 'vitest';

import { deskChange } from '../../../contract/desk-law.ts';
import { changeFrom, fieldsOf, type Typed } from './typed-change.ts';

const typed: Typed = {
  ...{
    kind: 'article-amended',
    article: ' 3 ',
    day: '2026-07-01 ',
    gist: '两人登记。',
    text: ' ',
    by: ' ',
    to: 'seal-rules#5',
    successions: '',
  },
  source: '县政府公报',
};
const kinds = ['article-amended', 'article-repealed', 'superseded', 'article-added', 'succession-stated'] as const;

describe('a change as it is typed', () => {
  test.each(kinds)('%s is sent as the contract wants it', (kind) => {
    expect(deskChange.safeParse(changeFrom({ ...typed, kind })).error).toBeUndefined();
    expect(fieldsOf(kind).length).toBeGreaterThan(2);
  });

  test('an empty text is not in hand, and an empty successor is none', () => {
    expect(changeFrom(typed)).toMatchObject({ article: '3', from: '2026-07-01', text: null });
    expect(changeFrom({ ...typed, kind: 'superseded' })).toMatchObject({ by: null, successions: [] });
    expect(deskChange.safeParse(changeFrom({ ...typed, kind: 'text-taken' })).success).toBe(false);
  });

  test('successions are read line by line with their source, and a line without one is refused', () => {
    const read = changeFrom({ ...typed, kind: 'superseded', successions: '3 = seal-rules-2026#5 = 对照表\n\n4=seal-rules-2026#6=对照表' });
    expect(read).toMatchObject({ successions: [{ article: '3', to: 'seal-rules-2026#5', source: '对照表' }, { article: '4' }] });
    expect(deskChange.safeParse(read).success).toBe(true);
    expect(deskChange.safeParse(changeFrom({ ...typed, kind: 'superseded', successions: '3 = seal-rules#5' })).success).toBe(false);
  });
});
