import { describe, expect, it } from 'vitest';

import { findImpurities } from './purity.ts';
import { asLines, listCode } from './source-file.ts';

const planted = (text: string): readonly string[] => asLines(findImpurities([{ path: 'core/kernel/planted.ts', text }]));

describe('purity of core', () => {
  it('sees the sources of core', () => {
    expect(listCode().filter(({ path }) => path.startsWith('core/')).length).toBeGreaterThan(3);
  });

  it.each([
    'export const now = () => Date.now();',
    'export const now = () => new Date();',
    'export const now = () => Date();',
    'export const dice = () => Math.random();',
    'export const home = () => process.env;',
    "export const fs = require('fs');",
    "export const page = () => fetch('x');",
    'export const all = globalThis;',
    'export const doc = () => document.title;',
    'export const later = (f) => setTimeout(f, 1);',
    'export const wrapped = { process };',
    'export const start = performance.now();',
    "export const other = import('./id.ts');",
    'export const here = import.meta.url;',
    'let count = 0; export const next = () => ++count;',
    "console.warn('x');",
  ])('reports %s', (text) => {
    expect(planted(`// planted\n${text}\n`)).not.toEqual([]);
  });

  it.each([
    'export const text = (at: number) => new Date(at).toISOString();',
    'export type Basis = { readonly document: string };',
    'export const cite = (document: string) => `${document}`;',
    'export const cite = ({ document }: Basis) => `${document}`;',
    'export const cite = (basis: Basis) => basis.document;',
    "export const step = { process: 'x' };",
    'export function next() { let count = 0; count += 1; return count; }',
  ])('permits %s', (text) => {
    expect(planted(text)).toEqual([]);
  });

  it('looks at core only', () => {
    expect(findImpurities([{ path: 'server/platform/clock.ts', text: 'export const now = () => Date.now();' }])).toEqual([]);
  });

  it('holds in the whole of core', () => {
    expect(asLines(findImpurities(listCode()))).toEqual([]);
  });
});
