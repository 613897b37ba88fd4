import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hostileFiles } from '../../testkit/list-import/hostile-files.ts';
import { docxOf } from '../../testkit/list-import/write-files.ts';
import { parseDocument } from '../docx/parse-document.ts';
import { defaultCaps } from '../xlsx/workbook.ts';
import { readListFile } from './read-list-file.ts';
import { listRefusalText } from './refusal-texts.ts';

describe('a file that harms or is broken is refused with a sentence', () => {
  it.each(hostileFiles)('$title', async ({ name, bytes, refused }) => {
    const answer = await readListFile({ name, bytes: bytes() });
    if (!('refused' in answer)) throw new Error('it was read');
    expect(refused).toContain(answer.refused);
    expect(listRefusalText(answer)).toMatch(/\p{Script=Han}.* · [a-zA-Z]/u);
  });
});

describe('a file with bytes changed', () => {
  const whole = docxOf([
    [
      ['事项名称', '责任事项'],
      ['低保申请', '1、受理责任：公示'],
    ],
  ]);

  it('is read or refused, never a crash', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(whole.length),
        (changes, cut) => {
          const bytes = whole.slice(0, cut % 3 === 0 ? cut : whole.length);
          for (const [at, value] of changes) bytes[at] = value;
          const answer = parseDocument(bytes, defaultCaps);
          expect('refused' in answer || 'sheets' in answer).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
