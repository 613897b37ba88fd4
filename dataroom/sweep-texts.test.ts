import { describe, expect, it } from 'vitest';

import { faultText, faultTexts, problemTexts, skipText, skipTexts, unreadText } from './sweep-texts.ts';

const code = /[a-z]{2,}-[a-z]/;

describe('texts of a sweep', () => {
  it('are Chinese sentences without codes, for every fault, reason and problem', () => {
    const skips = Object.values(skipTexts).map((text) => text('120000'));
    for (const text of [...Object.values(faultTexts), ...Object.values(problemTexts), ...skips]) {
      expect(text).toMatch(/\p{Script=Han}{2}/u);
      expect(text).not.toMatch(code);
    }
  });

  it('say what to do', () => {
    expect(faultText('not-a-day')).toContain('2025-06-30');
    expect(skipText({ reason: 'unreadable-parameter', detail: '基准日 = 2025-02-30' })).toBe('参数的值读不懂：基准日 = 2025-02-30');
    expect(skipText({ reason: 'absent-data', detail: '人员, 合同.解除日期' })).toBe('缺少数据：人员、合同.解除日期');
    expect(unreadText({ source: 'a.xlsx', problem: 'workbook-refused', detail: 'encrypted-archive' })).toContain('密码');
    expect(unreadText({ source: 'a.xls', problem: 'old-format' })).toContain('.xlsx');
  });
});
