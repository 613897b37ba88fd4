import type { OpenDataView } from '../../../contract/open-data.ts';
import type { PackageView } from '../../../contract/package-view.ts';
import { exampleItems } from './home-views.ts';

/** A package of a town; one item lacks parts. */
export const packageExample: PackageView = {
  unit: { code: 'QX-YL', name: '云岭镇' },
  parent: { code: 'QX', name: '清溪县' },
  day: '2026-11-23',
  download: '/u/QX-YL/package.zip',
  files: [
    { href: '/u/QX-YL/package/catalogue.xlsx', kind: 'catalogue', format: 'xlsx' },
    { href: '/u/QX-YL/package/list.xlsx', kind: 'list', format: 'xlsx' },
    { href: '/u/QX-YL/package/list.docx', kind: 'list', format: 'docx' },
    { href: '/u/QX-YL/package/risks.xlsx', kind: 'risks', format: 'xlsx' },
    { href: '/u/QX-YL/package/risks.docx', kind: 'risks', format: 'docx' },
  ],
  entries: 3,
  plain: [{ code: 'A-09', name: '公章怎么用', version: 1, href: '/u/QX-YL/A-09' }],
  items: exampleItems.map(({ code, plainName }, at) => ({
    code,
    name: plainName,
    version: at + 1,
    chart: `/i/${code}/chart.docx`,
    risks: `/i/${code}/risks.docx`,
    missing: at === 0 ? ['basis', 'measures'] : [],
  })),
};

/** What data there is of the example items. */
export const openDataExample: OpenDataView = {
  day: '2026-11-23',
  items: exampleItems.map(({ code, plainName }) => ({ code, name: plainName })),
};
