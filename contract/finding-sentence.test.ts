import { describe, expect, test } from 'vitest';

import type { Finding } from '../core/chart/analyse/finding.ts';
import type { RuleShape, StaffingChange } from '../core/chart/analyse/staffing-change.ts';
import { findingSentence } from './finding-sentence.ts';
import { changeSentence, repairSentence } from './repair-sentence.ts';

const told = (code: Finding['code'], because: Finding['because']): string =>
  findingSentence({ code, severity: 'warning', nodes: ['审批'], because });

describe('sentences of findings', () => {
  test('name the results that stayed open in words, not by the names of fields', () => {
    const open = ['min_collusion', 'minimum_sets', 'satisfiable', 'resilient_1', 'removable_approvals'];
    expect(told('budget-spent', { open })).not.toMatch(/[a-z_]/);
    expect(told('budget-spent', { open: ['min_collusion'] })).toContain('办成至少要的人数');
  });

  test('carry Chinese marks', () => {
    for (const sentence of [
      told('condition-gap', { example: ['人数'] }),
      told('dead-law', { basis: '村组法第二十四条', state: 'superseded' }),
    ])
      expect(sentence).not.toMatch(/[,:;]/);
  });

  test('accuse nobody: people who can carry a matter together are not said to collude', () => {
    const plan: readonly StaffingChange[] = [{ kind: 'add-holder', post: '村主任', person: null }];
    const repair = { plan, each: [], collusionAfter: 1 };
    const sentences = [told('approval-adds-nothing', {}), repairSentence(repair, 2, String), repairSentence(repair, 1, String)];
    expect(sentences.join('')).not.toContain('串通');
  });
});

describe('a change of a rule', () => {
  const about: RuleShape = { type: 'sod', steps: ['受理', '审批'] };

  test.each<readonly [StaffingChange, string]>([
    [{ kind: 'loosen-rule', rule: 3, about, to: 'actor' }, '放宽“受理、审批不能由同一个人办”这条规则：只看经办人，不看委托人'],
    [{ kind: 'free-step', rule: 3, about, step: '受理' }, '“受理、审批不能由同一个人办”这条规则不再管环节 受理'],
    [{ kind: 'drop-rule', rule: 3, about: { type: 'sod_repeat', steps: ['复核'] } }, '取消“复核再办时要换人”这条规则'],
  ])('names the rule by its kind and steps, not by a number nobody sees (%#)', (change, sentence) => {
    expect(changeSentence(change, String)).toBe(sentence);
  });
});
