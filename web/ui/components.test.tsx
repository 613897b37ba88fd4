import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { examples as branchList } from './branch-list/examples.tsx';
import { examples as citationList } from './citation-list/examples.tsx';
import { examples as dueLine } from './due-line/examples.tsx';
import { examples as errorSummary } from './error-summary/examples.tsx';
import { examples as facts } from './facts/examples.tsx';
import { examples as formField } from './form-field/examples.tsx';
import { examples as itemCard } from './item-card/examples.tsx';
import { examples as lamp } from './lamp/examples.tsx';
import { examples as materials } from './materials/examples.tsx';
import { examples as noticeBar } from './notice-bar/examples.tsx';
import { examples as noticeCard } from './notice-card/examples.tsx';
import { examples as pageFrame } from './page-frame/examples.tsx';
import { examples as periodBar } from './period-bar/examples.tsx';
import { examples as progressList } from './progress-list/examples.tsx';
import { examples as qrCode } from './qr-code/examples.tsx';
import { examples as receiptSlip } from './receipt-slip/examples.tsx';
import { examples as refusalBox } from './refusal-box/examples.tsx';
import { examples as riskList } from './risk-list/examples.tsx';
import { examples as riskTag } from './risk-tag/examples.tsx';
import { examples as stepList } from './step-list/examples.tsx';
import { examples as stickyBar } from './sticky-bar/examples.tsx';
import { speechOf, SpeechProvider } from './messages/speech.tsx';

const components: Readonly<Record<string, Readonly<Record<string, ReactElement>>>> = {
  'branch-list': branchList,
  'citation-list': citationList,
  'due-line': dueLine,
  'error-summary': errorSummary,
  facts: facts,
  'form-field': formField,
  'item-card': itemCard,
  lamp: lamp,
  materials: materials,
  'notice-bar': noticeBar,
  'notice-card': noticeCard,
  'page-frame': pageFrame,
  'period-bar': periodBar,
  'progress-list': progressList,
  'qr-code': qrCode,
  'receipt-slip': receiptSlip,
  'refusal-box': refusalBox,
  'risk-list': riskList,
  'risk-tag': riskTag,
  'step-list': stepList,
  'sticky-bar': stickyBar,
};

function draw(element: ReactElement, language: 'zh-CN' | 'en' = 'zh-CN'): string {
  return renderToStaticMarkup(<SpeechProvider speech={speechOf(language, '2026-11-23T02:30:00.000Z')}>{element}</SpeechProvider>);
}

const cases = Object.entries(components).flatMap(([name, examples]) =>
  Object.entries(examples).map(([state, element]) => ({ name: `${name}: ${state}`, element })),
);

describe.each(cases)('$name', ({ element }) => {
  test('draws in both languages, without inline style or handler, and shows markup as text', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const html = draw(element, language);
      expect(html).not.toMatch(/<[^>]*\s(style|on[a-z]+)=/);
      expect(html).not.toMatch(/<b>真的|<b>王|<i>王|<b>柳|<script/);
      expect(html).not.toMatch(/undefined|\[object/);
    }
  });
});

test('a limit that ends today is due today, and one that has passed says by how many days', () => {
  expect(draw(dueLine['the last day'])).toContain('今天到期');
  expect(draw(dueLine['two days late'])).toMatch(/class="due late">超期 2 天</);
  expect(draw(dueLine['in a year without holidays yet'])).toContain('放假安排');
});

test('a risk level is a word and a number of bars, not only a colour', () => {
  const bars = (html: string): number => (/ d="([^"]*)"/.exec(html)?.[1] ?? '').split('M').length - 1;
  const tags = (['low', 'middle', 'high'] as const).map((level) => draw(riskTag[level]));
  expect(tags.map(bars)).toEqual([1, 2, 3]);
  expect(tags.map((html) => /[低中高]风险/.exec(html)?.[0])).toEqual(['低风险', '中风险', '高风险']);
});

test('an exit that leads back carries the return arrow and the word', () => {
  const [back, forward] = draw(branchList['forward and back']).split('</li>');
  expect(back).toMatch(/class="back".*有人提.*↩.*退回.*退回第 2 步/);
  expect(forward).toMatch(/没人提.*→.*下一步/);
});

test('each kind of entry has its shape, lane and move on the track', () => {
  const html = draw(stepList['one of each kind']);
  const classes = [...html.matchAll(/<li class="((?:step|decision|notice|end) [^"]*)"/g)].map((match) => match[1]);
  expect(classes).toEqual([
    'step l0 same',
    'step l2 m02',
    'decision l2 same',
    'decision l1 m12',
    'notice l1 same',
    'step l3 m13',
    'end l0 m03',
  ]);
});

test('a prohibition that a risk names is not said twice at the step', () => {
  const step = draw(stepList['one of each kind']).split('<li class="')[2] ?? '';
  expect([...step.matchAll(/一个人去/g)]).toHaveLength(1);
  expect(step).toContain('代签');
});

test('the period is a number of filled cells and words', () => {
  const html = draw(periodBar['fifth day of seven']);
  expect(html).toContain('第 5 天 / 共 7 天');
  expect([...html.matchAll(/fill="#173f5f"/g)]).toHaveLength(5);
  expect(draw(periodBar.over)).not.toContain('<svg');
});

test('an error points to its field, which says it is invalid and describes why', () => {
  const html = draw(formField['with an error']);
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain('aria-describedby="f-people-help"');
  expect(html).toMatch(/id="f-people-help">.*人数要写数字。请写成 3 这样。/);
  expect(draw(errorSummary['errors and refusal'])).toContain('href="#f-visit-f_people"');
});

test('a password never comes back into the page', () => {
  expect(draw(formField.password)).toContain('value=""');
  expect(draw(formField.text)).toContain('value="&quot;&gt;&lt;script&gt;"');
});

test('display links come back to the page they were pressed on', () => {
  expect(draw(pageFrame['header for citizens'])).toContain('href="/display?mode=elder&amp;back=%2Fi%2FQX-MZ-012%3Fv%3D2"');
  expect(draw(pageFrame['header in the largest print'])).toMatch(/标准版.*字小点/);
});

test('the clock can be moved only from the officials’ pages of a demonstration county', () => {
  expect(draw(pageFrame['header for officials'])).toContain('href="/work/clock"');
  expect(draw(pageFrame['header for citizens'])).not.toContain('clock');
  expect(draw(pageFrame['header in the largest print'])).not.toContain('clock');
});

test('codes are escaped in addresses', () => {
  expect(draw(itemCard.list)).toContain('href="/i/QX%20MZ%2F012"');
});
