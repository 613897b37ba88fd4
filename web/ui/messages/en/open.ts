import type { openZhCn } from '../zh-CN/open.ts';

/** Words of the pages from which documents, tables and data are taken away, in English. */
export const openEn: typeof openZhCn = {
  data: {
    title: 'Open data',
    description: 'Published items with their charts and risk points, to take away as a whole and for programs to read.',
    lead: 'What is published can be taken away as a whole, by anyone, without signing in.',
    day: (day) => `As of ${day}.`,
    all: 'All items',
    csv: 'Table (CSV)',
    json: 'Data (JSON)',
    schema: 'What each member means (JSON Schema)',
    catalogue: 'Data catalogue (DCAT, JSON-LD)',
    feed: 'Feed: what was published or changed (Atom)',
    api: 'Programming interface (OpenAPI)',
    ledger: 'The ledger, for everyone to check',
    each: 'Item by item',
    none: 'Nothing is published yet.',
    item: 'Data',
    itemOf: (name) => `Data of ${name}`,
    service: 'Linked data',
    serviceOf: (name) => `Linked data of ${name}`,
  },
  copy: {
    title: 'A copy cannot do this',
    label: 'About this copy',
    line: (day) => `This is a copy of ${day}, for reading only.`,
    newest: 'See the newest',
    what: 'Searching, following a case, objecting and the large print need the site itself. The windows of village and town help too.',
    back: 'Back to the beginning',
  },
  package: {
    title: (unit) => `Lists and charts of ${unit}`,
    description: (unit, count) =>
      `Catalogue, power-and-duty list, and the charts and risk charts of ${count} matters of ${unit}, in one download.`,
    lead: (count) => `One catalogue, one list; for each of ${count} matters a chart and a risk chart.`,
    day: (day) => `As of ${day}; the pages of this site prevail.`,
    all: 'Download all',
    allHelp: 'One archive with a manifest that names the version and the fingerprint of every file.',
    files: 'Catalogue and lists',
    kind: { catalogue: 'Catalogue of powers', list: 'Power-and-duty list', risks: 'Table of integrity risks' },
    format: { docx: 'Word', xlsx: 'Excel' },
    items: 'Charts of each matter',
    none: 'This unit has published nothing yet.',
    noCharts: 'No matter has a chart yet.',
    entries: (all, plain) =>
      plain === 0
        ? `${all} entries in the list.`
        : `${all} entries in the list, ${plain} of them without a chart. Catalogue and list hold them all.`,
    plain: 'Entries of the list without a chart',
    chart: 'Chart',
    chartOf: (name) => `Chart of ${name}`,
    risks: 'Risk chart',
    risksOf: (name) => `Risk chart of ${name}`,
    version: (number) => `version ${number}`,
    missing: (parts) => `Still missing: ${parts}`,
    missingParts: {
      steps: 'steps',
      basis: 'legal basis',
      responsibilities: 'duties',
      accountability: 'accountability',
      risks: 'risk points',
      measures: 'measures',
    },
    join: ', ',
    link: 'Lists and charts to download',
  },
};
