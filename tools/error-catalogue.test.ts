import { describe, expect, it } from 'vitest';

import { compareCodes, listCodes } from './error-catalogue.ts';
import { asLines, listCode, listFiles } from './source-file.ts';

const house = listCodes(listCode());
const codesOf = (text: string): readonly string[] => listCodes([{ path: 'core/org/planted.ts', text }]).map(({ code }) => code);
const catalogue = (...codes: readonly string[]) => ({
  path: 'docs/errors.md',
  text: codes.map((code) => `| \`${code}\` | a | b | c |`).join('\n'),
});

describe('error catalogue', () => {
  it('sees the codes of the house', () => {
    expect(house.map(({ code }) => code)).toContain('not-canonical');
  });

  it.each([
    ["refuse('a-b', {})", ['a-b']],
    ["refuseOnRecord('a-b')", ['a-b']],
    ["refuse(late ? 'too-late' : 'too-early')", ['too-late', 'too-early']],
    ["new Fault('disk-full')", ['disk-full']],
    ["problem('bad-field')", ['bad-field']],
    ["({ refused: 'a-b', because: {} })", ['a-b']],
    ['refuse(code)', []],
    ["other('a-b')", []],
  ])('reads %s', (text, codes) => {
    expect(codesOf(`export const x = () => ${text};`)).toEqual(codes);
  });

  it('reads codes from the types of outcomes', () => {
    expect(codesOf("export type A = Refusal<'one' | 'two'>;")).toEqual(['one', 'two']);
    expect(codesOf("type Why = 'one' | 'two'; export type A = Outcome<Event, Why>;")).toEqual(['one', 'two']);
    expect(codesOf("export type A = Outcome<'an-event'>;")).toEqual([]);
  });

  it('reports a code without a line and a line without a code', () => {
    const uses = listCodes([{ path: 'core/org/planted.ts', text: "export const x = () => refuse('used');" }]);
    const lines = asLines(compareCodes(uses, catalogue('unused')));
    expect(lines).toEqual([
      'core/org/planted.ts:1 add to docs/errors.md: | `used` | meaning | sees | does |',
      'docs/errors.md:1 unused: no source uses it',
    ]);
  });

  it('reports a line that stands twice, an empty cell and a code of another form', () => {
    const uses = listCodes([{ path: 'core/org/planted.ts', text: "export const x = () => [refuse('a'), refuse('B_c')];" }]);
    expect(compareCodes(uses, catalogue('a', 'a', 'B_c'))).toHaveLength(2);
    expect(compareCodes(uses, { path: 'docs/errors.md', text: '| `a` | a | | c |\n| `B_c` | a | b | c |' })).toHaveLength(2);
  });

  it('has one line for each code that the sources name, and no other', () => {
    const files = listFiles((path) => path === 'docs/errors.md');
    expect(files).toHaveLength(1);
    expect(files.flatMap((file) => asLines(compareCodes(house, file)))).toEqual([]);
  });
});
