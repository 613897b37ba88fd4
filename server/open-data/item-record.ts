import type { OpenItem } from '../../contract/open-data.ts';
import type { ListedItem } from '../public/read.ts';

/** A published item as open data, in the documented shape. */
export function itemRecord({ version, view }: ListedItem, site: string): OpenItem {
  const { item } = version;
  const { number, hash, effectiveFrom, effectiveTo } = version;
  return {
    code: view.code,
    name: view.name,
    plainName: view.plainName,
    level: item.level,
    category: view.category,
    powerType: view.powerType,
    version: { number, hash, effectiveFrom, effectiveTo },
    lead: view.lead,
    facts: view.facts,
    materials: [...view.materials],
    steps: view.steps.map((step) => stepRecord(step)),
    risks: risksOf({ version, view }),
    forbidden: [...view.forbidden],
    responsibilities: [...view.responsibilities],
    accountability: [...view.accountability],
    recourse: [...view.recourse],
    basis: [...view.basis],
    parameters: [...view.parameters],
    page: `${site}/i/${encodeURIComponent(view.code)}`,
  };
}

function stepRecord(step: ListedItem['view']['steps'][number]): OpenItem['steps'][number] {
  const { number, after, kind, name, plainName, who, where, howLong, youGet, rule } = step;
  return {
    ...{ number, after, kind, name, plainName, who, where, howLong, youGet, rule },
    beside: [...step.beside],
    branches: [...step.branches],
    basis: [...step.basis],
  };
}

function risksOf({ version, view }: ListedItem): OpenItem['risks'] {
  const nodes = new Map(version.item.chart.nodes.map((node) => [node.id, node] as const));
  return view.steps.flatMap(({ id, number }) => {
    const node = nodes.get(id);
    return node !== undefined && 'risks' in node ? node.risks.map((risk) => ({ step: number, ...risk })) : [];
  });
}
