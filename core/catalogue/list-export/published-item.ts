import type { TaskNode, VoteNode } from '../../chart/chart.ts';
import type { Day } from '../../kernel/day.ts';
import { type Citation, citationOf, type LegalDocument } from '../legal-basis.ts';
import type { ListDuty, ListItem, ListRisk } from '../list-import/list-item.ts';
import type { PowerItem } from '../power-item.ts';
import { findRole } from '../../org/roles.ts';
import { stageWords } from './stage-words.ts';

const stateWords: Readonly<Record<Citation['state'], string>> = {
  'in-force': '',
  superseded: '（已失效）',
  'not-yet-in-force': '（尚未施行）',
  'text-not-in-hand': '（条号待核）',
  unknown: '（待核）',
};

/** A citation as lists write it: 《社会救助暂行办法》第11条. What is not verified says so. */
export function citationText({ title, article, state }: Pick<Citation, 'article' | 'state' | 'title'>): string {
  // The record's title may name its version behind the name: 行政许可法（2019年文本）.
  const [, name = title, version = ''] = /^(.*?)(（[^（）]*）)?$/s.exec(title) ?? [];
  return `《${name}》${version}${article === '' ? '' : `第${article}条`}${stateWords[state]}`;
}

/** A published item as an entry of a list: what the chart says of its steps is told by phases, as lists do. */
export function publishedItem(item: PowerItem, laws: ReadonlyMap<string, LegalDocument>, on: Day): ListItem {
  const acts = item.chart.nodes.filter((node) => node.type === 'task' || node.type === 'vote');
  const notices = item.chart.nodes.filter((node) => node.type === 'notice');
  const basis = [...item.basis, ...[...acts, ...notices].flatMap((node) => node.basis)];
  return {
    sheet: '',
    rows: [0, 0],
    code: item.code,
    name: item.name,
    subItem: null,
    powerType: item.powerType,
    category: item.category,
    content: item.lead,
    posts: item.responsiblePosts.map((role) => findRole(role)?.name ?? role),
    basis: [...new Set(basis)].map((id) => citationText(citationOf(laws, id, on))),
    responsibilities: dutiesOf(item, acts),
    accountability: [...new Set([...item.accountability, ...acts.flatMap((node) => node.accountability)])],
    risks: risksOf(item),
    forbidden: item.forbidden,
    remark: null,
    other: [],
  };
}

function dutiesOf(item: PowerItem, acts: readonly (TaskNode | VoteNode)[]): readonly ListDuty[] {
  const general = item.responsibilities.map((text): ListDuty => ({ stage: null, text }));
  const told = new Set(item.responsibilities);
  return [
    ...general,
    ...acts.flatMap((node) =>
      node.responsibility.filter((text) => !told.has(text)).map((text): ListDuty => ({ stage: stageWords[node.stage], text })),
    ),
  ];
}

function risksOf(item: PowerItem): readonly ListRisk[] {
  return item.chart.nodes.flatMap((node): readonly ListRisk[] => {
    if (node.type !== 'task' && node.type !== 'vote' && node.type !== 'notice') return [];
    const stage = node.type === 'notice' ? '公示' : stageWords[node.stage];
    return node.risks.map(({ level, what, prevention, owner }) => ({ stage, level, what, prevention, owner }));
  });
}
