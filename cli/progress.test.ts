import { describe, expect, it } from 'vitest';

import { showProgress } from './progress.ts';

function written(isTTY: boolean, columns = 80) {
  const parts: string[] = [];
  return { parts, progress: showProgress({ isTTY, columns, write: (text) => parts.push(text) }) };
}

describe('progress', () => {
  it('draws a bar over itself on a terminal', () => {
    const { parts, progress } = written(true);
    progress.to(0.5, '载入 · loading');
    progress.to(0.5, '载入 · loading');
    progress.to(2, 'done');
    progress.end();
    expect(parts).toEqual([
      '\r[############............]  50% 载入 · loading\u001B[K',
      '\r[########################] 100% done\u001B[K',
      '\n',
    ]);
  });

  it('keeps within the width of the terminal, Chinese counted twice', () => {
    const { parts, progress } = written(true, 36);
    progress.to(0, '载入清溪县');
    expect(parts).toEqual(['\r[........................]   0% 载\u001B[K']);
  });

  it('writes one plain line for each label elsewhere', () => {
    const { parts, progress } = written(false);
    progress.to(0, 'schema');
    progress.to(0.1, 'schema');
    progress.to(0.999, 'persons');
    progress.end();
    expect(parts).toEqual(['  0% schema\n', ' 99% persons\n']);
  });
});
