import { citationText } from '../../core/catalogue/list-export/published-item.ts';
import { writeCsv } from '../../exchange/csv/write-csv.ts';
import type { ListedItem } from '../public/read.ts';

type Column = readonly [heading: string, value: (item: ListedItem, site: string) => string | number | null];

const lines = (texts: readonly string[]): string => texts.join('\n');

/** Columns of `/open/items.csv`, documented in docs/guides/open-data.md; a new one is added at the end. */
const columns: readonly Column[] = [
  ['编码', ({ view }) => view.code],
  ['名称', ({ view }) => view.name],
  ['通俗名称', ({ view }) => view.plainName],
  ['层级', ({ version }) => ({ village: '村级', town: '乡级', county: '县级' })[version.item.level]],
  ['分类', ({ view }) => view.category],
  ['权力类型', ({ view }) => view.powerType],
  ['版本', ({ version }) => version.number],
  ['执行起始日', ({ version }) => version.effectiveFrom],
  ['执行终止日', ({ version }) => version.effectiveTo],
  ['指纹', ({ version }) => version.hash],
  ['简介', ({ view }) => view.lead],
  ['谁来办', ({ view }) => view.facts.who.main],
  ['要多久', ({ view }) => view.facts.howLong.main],
  ['跑几次', ({ view }) => view.facts.trips.main],
  ['收费', ({ view }) => view.facts.fee.main],
  ['步骤数', ({ view }) => view.steps.filter(({ after }) => after === null).length],
  ['高风险', ({ view }) => view.riskCounts.high],
  ['中风险', ({ view }) => view.riskCounts.middle],
  ['低风险', ({ view }) => view.riskCounts.low],
  ['实施依据', ({ view }) => lines(view.basis.map(citationText))],
  ['责任事项', ({ view }) => lines(view.responsibilities)],
  ['追责情形', ({ view }) => lines(view.accountability)],
  ['不准做的事', ({ view }) => lines(view.forbidden)],
  ['网页', ({ view }, site) => `${site}/i/${encodeURIComponent(view.code)}`],
];

/** All items as a table. */
export function itemsCsv(items: readonly ListedItem[], site: string): string {
  return writeCsv([columns.map(([heading]) => heading), ...items.map((item) => columns.map(([, value]) => value(item, site)))]);
}
