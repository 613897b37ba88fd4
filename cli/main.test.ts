import { describe, expect, it } from 'vitest';

import { commands } from './commands.ts';
import { main } from './main.ts';

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const said = { out: '', err: '' };
  const code = await main(args, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    env,
    folder: '/srv/county',
  });
  return { code, ...said };
}

describe('command line', () => {
  it.each([[], ['--help'], ['-h'], ['help']])('lists every command: %s', async (...args) => {
    const { code, out, err } = await run(args);
    expect([code, err]).toEqual([0, '']);
    for (const { name } of commands) expect(out).toContain(`  ${name}`);
  });

  it.each([
    ['setings', 'mingquan settings'],
    ['biuld', 'mingquan build'],
    ['xyzzy', 'mingquan --help'],
  ])('answers the unknown command %s with exit code 2 and a way on', async (name, way) => {
    const { code, out, err } = await run([name]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(name);
    expect(err).toContain(way);
  });

  it('shows how a command is used', async () => {
    for (const args of [
      ['settings', '--help'],
      ['help', 'settings'],
    ]) {
      expect((await run(args)).out).toContain('mingquan settings [--json]');
    }
  });

  it.each([
    ['--jason', '没有选项 --jason · there is no option --jason'],
    ['-x', '没有选项 -x · '],
    ['--json=yes', '选项 --json 不带值 · the option --json takes no value'],
    ['extra', 'extra'],
  ])('refuses %s with exit code 2 and the usage', async (word, named) => {
    const { code, out, err } = await run(['settings', word]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(named);
    expect(err).toContain('mingquan settings [--json]');
  });
});

describe('mistakes of the user', () => {
  it.each([
    ['backup', '--out'],
    ['backup', '--out', '--json'],
  ])('an option without its value: %s %s', async (...args) => {
    const { code, err } = await run(args);
    expect([code, err]).toEqual([2, expect.stringContaining('选项 --out 后面要写值')]);
  });

  it('a file that cannot be written is told in a sentence, with what to do', async () => {
    const { code, out, err } = await run(['init', '--template', '/dev/null/county.xlsx']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(
      '不能使用 /dev/null/county.xlsx：路径中间有一段是文件，不是目录。请检查路径 · a part of the path is a file; check the path\n',
    );
  });
});

describe('mingquan settings', () => {
  it('prints one line for each setting, passwords hidden', async () => {
    const { code, out, err } = await run(['settings'], { DATABASE_URL: 'postgres://u:secret@db/mq' });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^MINGQUAN_PORT +8080 +default /m);
    expect(out).toMatch(/^DATABASE_URL +postgres:\/\/u:•••@db\/mq +environment /m);
    expect(out).not.toContain('secret');
  });

  it('prints JSON on demand', async () => {
    const { out } = await run(['settings', '--json'], { MINGQUAN_PORT: '9000' });
    expect(JSON.parse(out)).toMatchObject({
      settings: expect.arrayContaining([expect.objectContaining({ name: 'MINGQUAN_PORT', value: '9000', source: 'environment' })]),
    });
  });

  it('refuses a bad value with exit code 2, naming variable, value and what is allowed', async () => {
    const { code, out, err } = await run(['settings'], { MINGQUAN_PORT: 'http' });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/MINGQUAN_PORT.*http.*0 \(any\) to 65535/);
  });

  it('warns of an unknown variable and goes on', async () => {
    const { code, err } = await run(['settings'], { MINGQUAN_PROT: '1' });
    expect(code).toBe(0);
    expect(err).toContain('did you mean MINGQUAN_PORT');
  });
});
