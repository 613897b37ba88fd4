import { describe, expect, it } from 'vitest';

import { bindParameters } from './bind-parameters.ts';
import type { Rule } from './rule-definition.ts';

const rule: Rule = {
  id: 'X01',
  name: '',
  summary: '',
  severity: '提示',
  state: '正式',
  version: 1,
  objectType: '',
  supporting: false,
  indicator: null,
  parameters: [{ name: '基准日', source: '基准日', type: '日期', unit: '', fallback: null }],
  evidence: [],
  lawful: [],
  sentence: '',
  scope: null,
  secondStep: null,
  sql: '',
};

function bind(value: string): ReturnType<typeof bindParameters> {
  return bindParameters(rule, new Map([['基准日', value]]));
}

describe('the reference day', () => {
  it('is a day as it is written', () => {
    const bound = bind(' 2025-06-30 ');
    expect('values' in bound && String(bound.values['基准日'])).toBe('2025-06-30');
  });

  it.each(['2025-02-30', '2025-13-01', '30.6.2025', '2025-06-31'])('is never %s', (text) => {
    expect(bind(text)).not.toHaveProperty('values');
  });
});
