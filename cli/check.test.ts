import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { written } from '../testkit/chart-oracle/written-chart.ts';
import type { CheckResult } from '../contract/check-result.ts';
import { runCheck } from './check.ts';

const nodes = { s: 'start', a: 'task:clerk', n: 'notice', b: 'task:head', e: 'end' };
const fine = written({ nodes, edges: 's>a>n>b>e', posts: 'clerk: p1 p2 p3; head: p4 p5' });
const oneHand = written({ nodes, edges: 's>a>n>b>e', posts: 'clerk: p1; head: p1' });

describe('mingquan check', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'check-'));
  });
  afterEach(async () => await rm(folder, { recursive: true }));

  async function run(content: unknown, json = true) {
    await writeFile(join(folder, 'c.json'), typeof content === 'string' ? content : JSON.stringify(content));
    const said = { out: '', err: '' };
    const console = { out: (text: string) => void (said.out += text), err: (text: string) => void (said.err += text), env: {}, folder };
    const code = await runCheck({ files: ['c.json'], json }, console);
    return { code, ...said };
  }

  it('refuses steps to simplify that the chart does not have', async () => {
    await writeFile(join(folder, 's.json'), JSON.stringify(fine));
    let err = '';
    const console = { out: () => undefined, err: (text: string) => void (err += text), env: {}, folder };
    const ask = async (steps: readonly string[]) => await runCheck({ files: ['s.json'], json: true, simplify: { steps } }, console);
    expect(await ask(['e'])).toBe(2);
    expect(err).toContain('--steps e');
    expect(await ask(['a', 'n'])).toBe(0);
  });

  it('says beside the finding how a chart could survive any one absence', async () => {
    const { code, out } = await run(written({ nodes, edges: 's>a>n>b>e', posts: 'clerk: p1 p2; head: p3' }));
    const result = JSON.parse(out) as CheckResult;
    const finding = result.findings.find((each) => each.code === 'not-resilient');
    expect(Object.keys(finding ?? {})).toEqual(['code', 'severity', 'nodes', 'sentence', 'repair']);
    const change = { kind: 'add-holder', post: 'head', person: null };
    expect(finding?.repair).toMatchObject({ changes: [change], for: { p3: change }, min_collusion_after: 2 });
    expect(finding?.repair?.sentence).toContain('给岗位 head 再配一个人');
    expect(code).toBe(0);
  });

  it('answers one case with one object and exit code 0', async () => {
    const { code, out, err } = await run(fine);
    expect([code, err]).toEqual([0, '']);
    const result: unknown = JSON.parse(out);
    expect(result).toMatchObject({
      id: 'written',
      sound: true,
      min_collusion: 2,
      exact: true,
      bounds: [2, 2],
      resilient_1: true,
      critical_persons: [],
    });
    expect(Object.keys(result as object)).toEqual([
      'id',
      'sound',
      'unsound_reason',
      'counter_example',
      'satisfiable',
      'can_approve',
      'min_collusion',
      'exact',
      'bounds',
      'minimum_sets',
      'witness',
      'min_posts',
      'resilient_1',
      'critical_persons',
      'approvable_without_public_step',
      'removable_approvals',
      'removable_sets',
      'min_levels',
      'time',
      'findings',
      'elapsed_ms',
    ]);
  });

  it('answers a list with a list, and findings with exit code 1', async () => {
    const { code, out } = await run({ cases: [fine, { ...oneHand, id: 'one' }] });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      cases: [
        { id: 'written', findings: [] },
        { id: 'one', min_collusion: 1 },
      ],
    });
  });

  it('answers a bad case in its place, says so on stderr and exits with 2', async () => {
    const { code, out, err } = await run({
      cases: [
        { ...fine, persons: undefined },
        { ...fine, id: 'good' },
      ],
    });
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      cases: [
        { id: 'written', error: [{ at: 'persons' }] },
        { id: 'good', sound: true },
      ],
    });
    expect(err).toContain('c.json: written: persons:');
  });

  it('takes a file with a byte order mark, as editors on Windows write it', async () => {
    expect(await run(`\ufeff${JSON.stringify(fine)}`)).toMatchObject({ code: 0, err: '' });
  });

  it('refuses bytes that are no text, and a BPMN file in a sentence', async () => {
    await writeFile(join(folder, 'latin.json'), Uint8Array.of(0x22, 0xe9, 0x22));
    await writeFile(join(folder, 'page.bpmn'), '<html/>');
    let err = '';
    const console = { out: () => undefined, err: (text: string) => void (err += text), env: {}, folder };
    expect(await runCheck({ files: ['latin.json', 'page.bpmn'], json: false }, console)).toBe(2);
    expect(err).toContain('不是 UTF-8 文本');
    expect(err).toContain('page.bpmn: 不是 BPMN 2.0 文件');
    expect(err).not.toContain('{');
  });

  it.each([
    ['{', 'JSON'],
    ['[]', 'object'],
  ])('refuses %s', async (content, word) => {
    const { code, err } = await run(content);
    expect([code, err]).toEqual([2, expect.stringContaining(word)]);
  });

  it('refuses a file that is not there', async () => {
    const said: string[] = [];
    const console = { out: () => undefined, err: (text: string) => void said.push(text), env: {}, folder };
    expect(await runCheck({ files: ['gone.json'], json: false }, console)).toBe(2);
    expect(said.join('')).toContain('gone.json：没有这个文件或目录');
  });

  it('prints a table for people and nothing else on stdout', async () => {
    const { code, out, err } = await run(oneHand, false);
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('最少串通人数：1(p1)');
    expect(out).toContain('一个人就能从头办到底：p1。');
  });

  it('shows progress on stderr when there is much to do', async () => {
    const { out, err } = await run({ cases: Array.from({ length: 40 }, (_, at) => ({ ...fine, id: `c${at}` })) });
    expect(err).toContain('checking charts');
    expect(JSON.parse(out)).toMatchObject({ cases: { length: 40 } });
  });
});
