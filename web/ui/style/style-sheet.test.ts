import { describe, expect, test } from 'vitest';
import { colour } from './tokens.ts';
import { styleSheet } from './style-sheet.ts';

/** Rules that every WebView reads: without those inside `@supports` and print. */
function unguarded(css: string): string {
  let rest = css;
  for (const opening of ['@supports', '@media print']) {
    for (let at = rest.indexOf(opening); at >= 0; at = rest.indexOf(opening)) rest = rest.slice(0, at) + rest.slice(endOfBlock(rest, at));
  }
  return rest;
}

function endOfBlock(css: string, from: number): number {
  let depth = 0;
  for (let at = css.indexOf('{', from); at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    if (css[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return css.length;
}

/** WCAG relative luminance. */
function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe('the style sheet', () => {
  test('uses nothing unguarded that WebViews of Chrome 49 to 60 misread', () => {
    const rules = unguarded(styleSheet);
    for (const modern of [
      /var\(/,
      /(?<![-\w])gap:/,
      /display:grid/,
      /grid-template/,
      /inset:/,
      /clamp\(/,
      /:is\(/,
      /:where\(/,
      /:has\(/,
      /aspect-ratio/,
      /#[0-9a-f]{8}\b/,
    ]) {
      expect(rules).not.toMatch(modern);
    }
  });

  test('has balanced blocks and cannot end its own element', () => {
    expect(styleSheet.split('{').length).toBe(styleSheet.split('}').length);
    expect(styleSheet).not.toContain('</');
  });
});

describe('contrast', () => {
  const text: readonly (readonly [string, string])[] = [
    [colour.ink, colour.paper],
    [colour.ink2, colour.paper],
    [colour.ink2, colour.card],
    [colour.pri, colour.card],
    [colour.card, colour.pri2],
    [colour.card, colour.red],
    [colour.red, colour.card],
    [colour.amber, colour.amberTint],
    [colour.green, colour.card],
    [colour.ink, colour.focus],
  ];

  test.each(text)('%s on %s is at least 7', (front, back) => {
    expect(contrast(front, back)).toBeGreaterThanOrEqual(7);
  });

  test('control borders reach 4.5 on white', () => {
    expect(contrast(colour.line2, colour.card)).toBeGreaterThanOrEqual(4.5);
  });
});
