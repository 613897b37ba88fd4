import type { openZhCn } from '../zh-CN/open.ts';

/** Words of the pages from which documents, tables and data are taken away, in English. */
export const openEn: typeof openZhCn = {
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
