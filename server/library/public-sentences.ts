import type { PowerItem } from '../../core/catalogue/power-item.ts';
import { nodeSentences } from '../../core/chart/node-sentences.ts';

/**
 * The sentences of an item that citizens read. Labels (plain names, buttons, words on arrows) are left out, because their
 * shortness would flatter the numbers; so are formal names and sources.
 */
export function publicSentences(item: PowerItem): readonly string[] {
  const facts = [item.who, item.howLong, item.trips, item.fee].flatMap((fact) => [fact.main, fact.note]);
  const materials = item.materials.flatMap((entry) => [entry.what, entry.note]);
  const lists = [...item.responsibilities, ...item.accountability, ...item.forbidden, ...item.recourse.map((entry) => entry.how)];
  const rest = [item.lead, item.publication.audience, item.publication.retains, ...item.chart.variants.map((variant) => variant.plainRule)];
  const all = [...rest, ...facts, ...materials, ...lists, ...item.chart.nodes.flatMap(nodeSentences)];
  return all.filter((text) => text !== null);
}
