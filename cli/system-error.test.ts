import { expect, it } from 'vitest';

import { Fault } from '../core/kernel/outcome.ts';
import { problemLine, systemProblem } from './system-error.ts';

const systemError = (facts: object): Error => Object.assign(new Error('of the system'), facts);

it.each(['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR', 'EISDIR', 'ENOSPC', 'EMFILE'])(
  '%s is told in two languages, with the file and what to do',
  (code) => {
    const problem = systemProblem(systemError({ code, syscall: 'open', path: '/srv/a.json' }));
    expect(problem?.chinese).toMatch(/\/srv\/a\.json.*请/);
    expect(problem?.english).toMatch(/^[\x20-\x7e]+$/);
  },
);

it('a full disk is told though the path is no longer known', () => {
  const problem = systemProblem(systemError({ code: 'ENOSPC', syscall: 'write' }));
  expect(problem === undefined ? '' : problemLine(problem)).toContain('磁盘已满');
});

it.each([
  ['a broken pipe', systemError({ code: 'EPIPE', syscall: 'write' })],
  ['an error without a file', systemError({ code: 'ENOENT', syscall: 'spawn' })],
  ['an error of the network', systemError({ code: 'ECONNREFUSED', syscall: 'connect' })],
  ['a fault of ours', new Fault('bad-sheet', {})],
  ['a wrong value', new TypeError('x is undefined')],
  ['a thrown text', 'ENOENT'],
])('%s stays what it is', (_, error) => {
  expect(systemProblem(error)).toBe(undefined);
});
