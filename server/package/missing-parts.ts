import type { MissingPart } from '../../contract/package-view.ts';
import type { ListedItem } from '../public/read.ts';

/** What the record of an item lacks for a whole package: each item has a chart, risks with measures, laws, duties and accountability. */
export function missingParts({ version, view }: ListedItem): readonly MissingPart[] {
  const risks = version.item.chart.nodes.flatMap((node) => ('risks' in node ? node.risks : []));
  const lacks: Readonly<Record<MissingPart, boolean>> = {
    steps: view.steps.length === 0,
    basis: view.basis.length === 0,
    responsibilities: view.responsibilities.length === 0,
    accountability: view.accountability.length === 0,
    risks: risks.length === 0,
    measures: risks.some(({ prevention }) => prevention.trim() === ''),
  };
  return (Object.keys(lacks) as MissingPart[]).filter((part) => lacks[part]);
}
