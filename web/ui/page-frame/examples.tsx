import type { PageFrame } from '../../../contract/page-frame.ts';
import { PageFooter } from './page-footer.tsx';
import { PageHeader } from './page-header.tsx';
import { Section } from './section.tsx';

const frame: PageFrame = {
  county: { name: '清溪县', demo: true },
  display: 'normal',
  language: 'zh-CN',
  path: '/i/QX-MZ-012?v=2',
  legalNow: '2026-11-23T02:30:00.000Z',
  clockAheadDays: 9,
  siteUrl: 'https://qingxi.example',
  official: null,
  csrf: 'token',
  scripts: [],
};
const official = { name: '<b>柳青</b>', posts: ['社会救助经办员'], toDo: 3 };

/** Drawn by the component tests. */
export const examples = {
  'header for citizens': <PageHeader frame={{ ...frame, county: { name: '清溪县', demo: false } }} />,
  'header for officials': <PageHeader frame={{ ...frame, official }} />,
  'header in the largest print': <PageHeader frame={{ ...frame, display: 'elder-large' }} />,
  footer: <PageFooter frame={frame} />,
  section: (
    <Section id="x" title="标题" hint="提示">
      <p>正文</p>
    </Section>
  ),
};
