import type { LawsView, LawView } from '../../../contract/public-laws.ts';

/** A county whose lists stand on laws in every state; one law was amended, and the year's round is half done. */
export const lawsExample: LawsView = {
  day: '2026-11-23',
  citations: { inForce: 1_204, superseded: 3, notInHand: 87 },
  documents: [
    {
      id: 'seal-rules',
      title: '清溪县公章管理办法（试行）',
      number: '清政发〔2026〕1号',
      issuer: '清溪县人民政府',
      state: 'in-force',
      articles: 9,
      notInHand: 1,
      items: 42,
    },
    {
      id: 'villagers-committees-2018',
      title: '村民委员会组织法（2018年文本）',
      number: null,
      issuer: '全国人民代表大会常务委员会',
      state: 'superseded',
      articles: 9,
      notInHand: 0,
      items: 0,
    },
  ],
  units: [
    { code: 'QX-YL', name: '云岭镇', citations: { inForce: 80, superseded: 1, notInHand: 6 }, open: 4 },
    { code: 'QX-MZ', name: '清溪县民政局', citations: { inForce: 40, superseded: 0, notInHand: 0 }, open: 0 },
  ],
  revisions: [
    {
      cause: {
        kind: 'law',
        document: 'seal-rules',
        title: '清溪县公章管理办法（试行）',
        change: 'article-amended',
        article: '3',
        day: '2026-11-01',
      },
      ...{ due: '2026-12-31', all: 42, open: 30 },
    },
    { cause: { kind: 'year', year: 2026 }, due: '2026-12-31', all: 330, open: 0 },
  ],
};

/** A county without lists and laws. */
export const noLawsExample: LawsView = {
  ...{ day: '2026-11-23', citations: { inForce: 0, superseded: 0, notInHand: 0 }, documents: [], units: [], revisions: [] },
};

/** A document in force with an amended article and one whose text is not in hand. */
export const lawExample: LawView = {
  ...{
    id: 'seal-rules',
    title: '清溪县公章管理办法（试行）',
    number: '清政发〔2026〕1号',
    issuer: '清溪县人民政府',
    state: 'in-force',
    notInHand: 1,
    items: 42,
  },
  ...{
    day: '2026-11-23',
    source: '县政府公报',
    validFrom: '2026-01-01',
    validTo: null,
    supersededBy: null,
    revisions: lawsExample.revisions.slice(0, 1),
  },
  articles: [
    {
      ...{ article: '3', state: 'in-force', successor: null },
      wordings: [
        {
          gist: '盖章要两人登记。',
          validFrom: '2026-11-01',
          validTo: null,
          current: true,
          text: '盖章应当由两人登记。',
          textHash: 'a'.repeat(64),
        },
        { gist: '盖章要登记。', validFrom: null, validTo: '2026-10-31', current: false, text: null, textHash: null },
      ],
      citing: [{ name: '用章管理', href: '/u/QX-YL/YL-009', units: 42 }],
    },
    {
      ...{ article: '4', state: 'text-not-in-hand', successor: null, citing: [] },
      wordings: [{ gist: '两人管章。', validFrom: null, validTo: null, current: true, text: null, textHash: null }],
    },
  ],
};

/** A document that ended: one successor is stated, the others are not. */
export const endedLawExample: LawView = {
  ...lawExample,
  ...{ state: 'superseded', validTo: '2026-10-31', supersededBy: { id: 'seal-rules-2026', title: '清溪县公章管理办法' }, revisions: [] },
  articles: lawExample.articles.map((one, at) => ({
    ...{ ...one, state: 'superseded' },
    successor: at === 0 ? { id: 'seal-rules-2026', title: '清溪县公章管理办法', article: '5', source: '公报后的对照表' } : null,
  })),
};
