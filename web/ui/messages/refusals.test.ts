import { describe, expect, test } from 'vitest';

import { caseRefusalCodes } from '../../../core/casework/refusal.ts';
import type { RefusalCatalogue, RefusalCode, Say } from './refusal-words.ts';
import { refusalCatalogues } from './refusals.ts';

const { 'zh-CN': refusalsZhCn, en: refusalsEn } = refusalCatalogues;

const codes = Object.keys(refusalsZhCn.say).filter((code): code is RefusalCode => code in refusalsEn.say);

/** A resolver that answers every question with a mark, and yes or no to each condition. */
function marked(yes: boolean): Say {
  const mark = () => 'MARK';
  return {
    step: mark,
    steps: mark,
    person: mark,
    roles: mark,
    post: mark,
    unit: mark,
    fields: mark,
    outcome: mark,
    count: () => 7,
    day: mark,
    time: mark,
    is: () => yes,
    has: () => yes,
    isReader: () => yes,
    others: yes ? 'MARK' : '',
  };
}

const allSentences = (catalogue: RefusalCatalogue, code: RefusalCode) =>
  [true, false].flatMap((yes) => Object.values(catalogue.say[code](marked(yes))));

describe('sentences of refusals', () => {
  test('exist for every code of cases, with the same codes in both languages', () => {
    expect(Object.keys(refusalsEn.say).toSorted()).toEqual(Object.keys(refusalsZhCn.say).toSorted());
    expect(caseRefusalCodes.filter((code) => !codes.includes(code))).toEqual([]);
    expect(codes.length).toBeGreaterThan(60);
  });

  test.each(codes)('%s: what, why and now are whole sentences in their language', (code) => {
    for (const sentence of allSentences(refusalsZhCn, code)) expect(sentence).toMatch(/^[^a-z{}]*[。]$|^(?=.*[一-鿿])[^{}]*。$/);
    for (const sentence of allSentences(refusalsEn, code)) {
      expect(sentence).toMatch(/^\S.*[.]$/);
      expect(sentence).not.toMatch(/[一-鿿]/);
    }
  });

  test.each(codes)('%s: sentences are short', (code) => {
    for (const sentence of allSentences(refusalsZhCn, code).flatMap((text) => text.split('。')))
      expect(sentence.length).toBeLessThanOrEqual(60);
  });

  test('name the kinship to the person himself only', () => {
    for (const code of ['actor-is-relative-of-applicant', 'relatives-together'] as const) {
      expect(refusalsZhCn.say[code](marked(true)).why).toContain('近亲属');
      expect(Object.values(refusalsZhCn.say[code](marked(false))).join('')).not.toMatch(/亲属|亲戚/);
      expect(refusalsEn.say[code](marked(true)).why).toContain('relative');
      expect(Object.values(refusalsEn.say[code](marked(false))).join('')).not.toContain('relative');
    }
  });

  test('give the same words where a relative and an applicant must stay out, so that others cannot tell which', () => {
    for (const { say } of [refusalsZhCn, refusalsEn]) {
      const words = (['actor-is-applicant', 'actor-is-relative-of-applicant', 'relatives-together'] as const).map((code) =>
        say[code](marked(false)),
      );
      expect(new Set(words.map((sentences) => JSON.stringify(sentences))).size).toBe(1);
    }
  });
});
