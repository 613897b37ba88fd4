import { gzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { readPnml } from './read-pnml.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function pnml(inside: string, end = ''): string {
  return `<?xml version="1.0"?><pnml><net id="n" type="ptnet"><page id="p">${inside}</page>${end}</net></pnml>`;
}

const place = (id: string, tokens = ''): string =>
  `<place id="${id}"><name><text>${id}</text></name>${tokens === '' ? '' : `<initialMarking><text>${tokens}</text></initialMarking>`}</place>`;
const arc = (source: string, target: string, weight = ''): string =>
  `<arc id="${source}${target}" source="${source}" target="${target}">${weight === '' ? '' : `<inscription><text>${weight}</text></inscription>`}</arc>`;
const step = (id: string, name: string, more = ''): string =>
  `<transition id="${id}"><name><text>${name}</text></name>${more}</transition>`;

describe('PNML', () => {
  const inside = [
    place('i', '1'),
    place('m'),
    place('o'),
    step('t1', '受理'),
    step('t2', 'tau', '<toolspecific tool="ProM" version="6.4" activity="$invisible$"/>'),
    arc('i', 't1'),
    arc('t1', 'm', '2'),
    arc('m', 't2', '2'),
    arc('t2', 'o'),
  ].join('');

  test('places, markings, weights and names are read; a transition marked invisible is silent', () => {
    const end = '<finalmarkings><marking><place idref="o"><text>1</text></place></marking></finalmarkings>';
    expect(readPnml(bytesOf(pnml(inside, end)))).toEqual({
      places: 3,
      transitions: [
        { node: 't1', label: '受理', take: [0], give: [1, 1] },
        { node: 't2', label: null, take: [1, 1], give: [2] },
      ],
      initial: [0],
      final: { marking: [2] },
      order: [{ id: 't1', label: '受理', skipCost: 1 }],
    });
  });

  test('without a stated final marking the places without a way out hold one token each; gzip is read too', () => {
    expect(readPnml(gzipSync(pnml(inside)))).toMatchObject({ final: { marking: [2] } });
  });

  test.each([
    ['no net', '<pnml/>', 'no-net'],
    ['an arc to nothing', pnml(place('i') + arc('i', 'x')), 'arc-to-nowhere'],
    ['an arc between places', pnml(place('i') + place('o') + arc('i', 'o')), 'arc-to-nowhere'],
    ['a weight in words', pnml(place('i') + step('t', 'a') + arc('i', 't', 'many')), 'arc-weight-unreadable'],
    ['a million tokens', pnml(place('i', '1000000')), 'too-many-tokens'],
    ['a document type', '<!DOCTYPE pnml SYSTEM "file:///etc/passwd"><pnml/>', 'doctype-forbidden'],
    ['200,000 levels', `<pnml>${'<a>'.repeat(200_000)}`, 'xml-too-deep'],
    ['100,001 elements', `<pnml>${'<a/>'.repeat(100_001)}</pnml>`, 'xml-too-many-nodes'],
    ['11 megabytes', `<pnml>${' '.repeat(11_000_000)}</pnml>`, 'file-too-large'],
  ])('%s is refused', (_, text, code) => {
    expect(readPnml(bytesOf(text))).toMatchObject({ refused: code });
  });

  test('a gzip bomb is refused before it is unpacked', () => {
    expect(readPnml(gzipSync(new Uint8Array(50_000_000)))).toMatchObject({ refused: 'file-too-large' });
  });
});
