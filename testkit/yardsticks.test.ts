import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { yardstick } from './yardsticks.ts';

const folder = mkdtempSync(join(tmpdir(), 'yardsticks-'));
mkdirSync(join(folder, 'logs', 'part'), { recursive: true });

afterAll(() => rmSync(folder, { recursive: true }));

describe('a yardstick', () => {
  it('is found in the folder that is told, and a part of it too', () => {
    expect(yardstick('logs', { MINGQUAN_YARDSTICKS: folder, MINGQUAN_DEMAND: 'yardsticks' })).toBe(join(folder, 'logs'));
    expect(yardstick('logs/part', { MINGQUAN_YARDSTICKS: folder })).toBe(join(folder, 'logs', 'part'));
  });

  it('may be absent when nobody demands it', () => {
    expect(yardstick('nets', { MINGQUAN_YARDSTICKS: folder })).toBe(null);
    expect(yardstick('nets', { MINGQUAN_YARDSTICKS: folder, MINGQUAN_DEMAND: 'postgres,browser' })).toBe(null);
  });

  it.each(['nets', 'logs/other'])('that is demanded and absent is a failure, not a skip (%s)', (name) => {
    const env = { MINGQUAN_YARDSTICKS: folder, MINGQUAN_DEMAND: 'postgres,yardsticks' };
    expect(() => yardstick(name, env)).toThrow(name);
    expect(() => yardstick(name, { ...env, MINGQUAN_YARDSTICKS: join(folder, 'nowhere') })).toThrow('nowhere');
  });
});
