import type { FormState, PageFrame } from '../../../contract/page-frame.ts';

/** A citizen's page of the invented county. */
export const publicFrame: PageFrame = {
  county: { name: '清溪县', demo: true },
  display: 'normal',
  language: 'zh-CN',
  path: '/',
  legalNow: '2026-11-23T02:30:00.000Z',
  clockAheadDays: 0,
  siteUrl: 'https://qingxi.example',
  official: null,
  csrf: 'csrf-token-of-example',
  scripts: [],
};

/** An official's page. */
export const workFrame: PageFrame = {
  ...publicFrame,
  path: '/work',
  clockAheadDays: 9,
  official: { name: '柳青', posts: ['云岭镇社会救助经办员'], toDo: 3 },
};

/** A form not filled in yet. */
export const emptyForm: FormState = { idempotencyKey: '0f1e2d3c4b5a69788796a5b4c3d2e1f0', values: {}, errors: [], refusal: null };
