import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { checkLinks } from './check-links.ts';
import { linksIn, relativeLinks } from './relative-links.ts';
import { siteFileOf } from './site-file.ts';

describe('where a page lies in a copy', () => {
  it.each([
    ['/', 'index.html'],
    ['/i/V-FW-01', 'i/V-FW-01/index.html'],
    ['/i/V-FW-01?v=2', 'i/V-FW-01/v2/index.html'],
    ['/u/QX-YD/package', 'u/QX-YD/package/index.html'],
    ['/u/QX-YD/package/list.docx', 'u/QX-YD/package/list.docx'],
    ['/open/items.schema.json', 'open/items.schema.json'],
    ['/feed.atom', 'feed.atom'],
    ['/checkpoint', 'checkpoint'],
    ['/tile/0/000.p/3', 'tile/0/000.p/3'],
    ['/assets/page-tools-C_OVWkGa.js', 'assets/page-tools-C_OVWkGa.js'],
  ])('%s is %s', (address, file) => {
    expect(siteFileOf(address)).toBe(file);
  });

  it.each(['/?q=x', '/display?mode=elder&back=%2F', '/../etc', '/%2e%2e/etc', '//evil.example/x', '/a%2Fb', '/%', 'x', '/i/A?v=99999'])(
    '%s has no place',
    (address) => {
      expect(siteFileOf(address)).toBeUndefined();
    },
  );

  it('is inside the folder, whatever the address', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.constantFrom('..', '.', '/', '%2e', '%2F', 'a', '甲', '?', 'v=1')).map((parts) => parts.join('')),
          fc.string(),
        ),
        (text) => {
          const file = siteFileOf(`/${text}`);
          expect(file?.split('/').some((part) => part === '' || /^\.+$/.test(part)) ?? false).toBe(false);
        },
      ),
    );
  });
});

const page =
  '<a href="/i/A#s">x</a><a href="/">x</a><a href="/work?a=1&amp;b=2">x</a><a href="#top">x</a><a href="https://o.example/">x</a><form action="/"></form><script src="/assets/a.js"></script>';

describe('links of a copy', () => {
  const held: Readonly<Record<string, string>> = { '/': 'index.html', '/i/A': 'i/A/index.html', '/assets/a.js': 'assets/a.js' };
  const fileOf = (address: string): string | undefined => held[address];

  it('lead from file to file, and elsewhere for what the copy does not hold; forms are never answered by it', () => {
    expect(relativeLinks(page, 'u/B/index.html', { fileOf, elsewhere: (address) => ({ address: `https://live.example${address}` }) })).toBe(
      '<a href="../../i/A/index.html#s">x</a><a href="../../index.html">x</a><a href="https://live.example/work?a=1&amp;b=2">x</a><a href="#top">x</a><a href="https://o.example/">x</a><form action="https://live.example/"></form><script src="../../assets/a.js"></script>',
    );
    expect(relativeLinks(page, 'index.html', { fileOf, elsewhere: () => ({ file: 'online.html' }) })).toContain(
      '<a href="online.html">x</a><a href="#top">',
    );
  });

  it('are listed without anchors and forms, each once', () => {
    expect(linksIn(page)).toEqual(['/i/A', '/', '/work?a=1&b=2', '/assets/a.js']);
  });
});

describe('the check of a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mq-links-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };

  it('names every link to nothing: a file, an anchor, an address of another place', () => {
    put(
      'index.html',
      '<a href="a/index.html#here">x</a><a href="a/index.html#gone">x</a><a href="none.html">x</a><a href="/a">x</a><a href="https://o.example">x</a>',
    );
    put('a/index.html', '<p id="here"></p><a href="../index.html">x</a><a href="../%E5%9B%BE.docx">x</a><a href="">x</a>');
    put('图.docx', '');
    expect(checkLinks(folder)).toEqual({
      pages: 2,
      links: 8,
      broken: ['a/index.html#gone', 'none.html', '/a'].map((link) => ({ page: 'index.html', link })),
    });
  });
});
