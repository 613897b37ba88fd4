import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { styleSheet } from '../ui/style/style-sheet.ts';
import { pageExamples } from './examples/all-pages.ts';
import { objectionPage } from './public/objection-page.tsx';
import { publicFrame } from './examples/frames.ts';
import { badObjectionForm, noticeView } from './examples/public-views.ts';

/** Every address a page may link to or post to; nothing that does not exist is linked. */
const routes: readonly RegExp[] = [
  /^\/(\?q=.*)?$/,
  /^\/i\/[^/?]+(\?v=\d+)?$/,
  /^\/u\/[^/]+(\/package(\.zip|\/[a-z]+\.(docx|xlsx))?)?$/,
  /^\/i\/[^/]+\/(chart|risks)\.docx$/,
  /^\/i\/[^/?]+(\/(a4\.pdf|a3\.pdf|long\.png|speech\.txt))?(\?v=\d+)?$/,
  /^\/u\/[^/]+(\/booklet\.pdf)?$/,
  /^\/u\/[^/]+(\/[^/]+)?$/,
  /^\/notices(\/[^/]+(\/objection)?)?$/,
  /^\/progress$/,
  /^\/r\/[^/]+\/[^/]+(\/withdraw|\/receipt\.tlog-proof)?$/,
  /^\/laws(\/[a-z0-9-]+(#a[^"]*)?)?$/,
  /^\/open(\/(items\.(csv|json|schema\.json)|laws\.json|catalogue\.jsonld|items\/[^/]+\/(item\.json|service\.jsonld)))?$/,
  /^\/(feed\.atom|ledger|checkpoint|log\.vkey|about|api\/openapi\.json)$/,
  /^\/display\?(mode=(normal|elder|elder-large)|lang=(en|zh-CN))&amp;back=/,
  /^\/work(\/sign-in|\/second-factor|\/sign-out|\/password|\/start(\/[^/]+)?|\/clock|\/restraint)?$/,
  /^\/work\/cases\/[^/]+(#[\w-]+|\/receipt|\/recuse|\/(steps|meetings|external|objections)\/[^/]+(\/confirm)?)?$/,
  /^\/work\/posters(\/[^/]+\/down|\?i=[^&]+&amp;p=[0-9a-f]*)?$/,
  /^\/work\/notices\/[^/]+\/objection$/,
  /^\/console$/,
  /^\/work\/today(\?.*)?$/,
  /^\/console\/supervision$/,
  /^\/work\/rotation(\/[^/]+\/[^/]+(\/[a-z-]+)?)?$/,
  /^\/work\/alerts(\?show=[a-z-]+(&amp;family=[A-Z])?|\/[^/?]+(\?item=[^#]+#act-check-fix|\/[a-z-]+)?)?$/,
];

const drawn = pageExamples.flatMap((example) =>
  (['zh-CN', 'en'] as const).map((language) => ({
    name: `${example.name} (${language})`,
    audience: example.audience,
    html: example.draw('normal', language),
  })),
);

function valuesOf(html: string, attribute: string): readonly string[] {
  return [...html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '');
}

describe.each(drawn)('$name', ({ html, audience }) => {
  test('links only to addresses that exist, and anchors lead to an id of the page', () => {
    const ids = new Set(valuesOf(html, 'id'));
    const targets = [...valuesOf(html, 'href'), ...valuesOf(html, 'action')];
    const dead = targets.filter((target) =>
      target.startsWith('#') ? !ids.has(target.slice(1)) : !routes.some((route) => route.test(target)),
    );
    expect(targets.length).toBeGreaterThan(0);
    expect(dead).toEqual([]);
  });

  test('has no inline style, event handler or script, which the strict policy would block', () => {
    const body = html.replace(/<style>.*?<\/style>/s, '');
    expect([...body.matchAll(/<[^>]*\s(style|on[a-z]+)=/g)].map((match) => match[0])).toEqual([]);
    expect(body).not.toContain('<script');
    expect(body).not.toContain('javascript:');
  });

  test('has one h1, unique ids and a label for every control', () => {
    expect([...html.matchAll(/<h1[ >]/g)]).toHaveLength(1);
    const ids = valuesOf(html, 'id');
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const controls = [...html.matchAll(/<(?:input|select|textarea)[^>]*>/g)]
      .map((match) => match[0])
      .filter((tag) => !/type="(hidden|radio|checkbox)"/.test(tag));
    const unlabelled = controls.filter((tag) => !html.includes(`for="${/ id="([^"]*)"/.exec(tag)?.[1] ?? '?'}"`));
    expect(unlabelled).toEqual([]);
  });

  test('gives every form that writes its token, its key, and cases their version', () => {
    for (const [form] of html.matchAll(/<form method="post".*?<\/form>/gs)) {
      const action = /action="([^"]*)"/.exec(form)?.[1] ?? '';
      expect(form, action).toContain('name="csrf"');
      if (action !== '/work/sign-out') expect(form, action).toContain('name="key"');
      if (action.startsWith('/work/cases/')) expect(form, action).toContain('name="version" value="7"');
    }
  });

  test('shows markup in data as text', () => {
    for (const markup of ['<script>alert', '<b>真的', '<i>江水', '<b>吃低保', '<b>某人']) expect(html).not.toContain(markup);
  });

  test('keeps within its weight', () => {
    const size = gzipSync(html, { level: 9 }).length;
    expect(size).toBeLessThanOrEqual(html.includes('poster-qr') ? 15 * 1024 : 30 * 1024);
    expect(audience).toMatch(/public|work/);
  });
});

test('the style sheet weighs at most 6 KB compressed', () => {
  expect(gzipSync(styleSheet, { level: 9 }).length).toBeLessThanOrEqual(6 * 1024);
});

test('what was typed comes back, with the error beside the field and at the top', () => {
  const html = objectionPage(publicFrame, { notice: noticeView, form: badObjectionForm });
  expect(html).toContain('>&lt;b&gt;某人&lt;/b&gt;</textarea>');
  expect([...html.matchAll(/没有写哪里不对。请写一句话。/g)]).toHaveLength(2);
  expect(html).toContain('<a href="#f-objection">');
  expect(html).toContain('<title>有错误：');
});

test('elder mode can be reached on every page and leads back to it', () => {
  for (const example of pageExamples) {
    expect(example.draw('normal')).toMatch(/\/display\?mode=elder&amp;back=%2F/);
    expect(example.draw('elder')).toContain('mode=elder-large');
    expect(example.draw('elder-large')).toMatch(/<html lang="zh-CN" class="elder xl/);
  }
});

test('English pages carry no Chinese interface words but the name of the other language', () => {
  const about = pageExamples.find((example) => example.name === 'about');
  const html =
    about
      ?.draw('normal', 'en')
      .replace(/<style>.*?<\/style>/s, '')
      .replaceAll('清溪县', '')
      .replace(/<a [^>]*lang="zh-CN"[^>]*>中文<\/a>/, '') ?? '';
  expect(html).toContain('How to read');
  expect(html).not.toMatch(/[一-鿿]/);
});
