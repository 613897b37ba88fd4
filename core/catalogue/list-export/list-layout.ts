import type { Field } from '../list-import/field-names.ts';
import type { ListTable } from '../list-import/list-item.ts';

/** A column of a list to be written: its heading as it stands above, and what it holds. */
export type LayoutColumn = { readonly heading: string; readonly field: Field };

/** The columns of a list, from left to right. */
export type ListLayout = readonly LayoutColumn[];

/**
 * Power-and-duty list (权责清单) with the statutory columns of Anhui.
 *
 * @source lists:anhui-published
 */
export const powerListLayout: ListLayout = [
  { heading: '序号', field: 'ignore' },
  { heading: '权力类型', field: 'power_type' },
  { heading: '项目编码', field: 'code' },
  { heading: '项目名称', field: 'name' },
  { heading: '子项', field: 'sub_item' },
  { heading: '实施依据', field: 'basis' },
  { heading: '责任事项', field: 'responsibilities' },
  { heading: '追责情形', field: 'accountability' },
];

/**
 * Table of integrity risk points (廉政风险点) with the columns of Hengshan town.
 *
 * @source lists:anhui-published
 */
export const riskTableLayout: ListLayout = [
  { heading: '序号', field: 'ignore' },
  { heading: '权力事项', field: 'name' },
  { heading: '风险点数量', field: 'risk_count' },
  { heading: '表现形式', field: 'risks.what' },
  { heading: '等级', field: 'risks.level' },
  { heading: '防控措施', field: 'risks.prevention' },
  { heading: '责任人', field: 'risks.owner' },
];

/** The columns of a file that was read, so that an office gets back the table it is used to. */
export function layoutOf(table: Pick<ListTable, 'mapping'>): ListLayout {
  return table.mapping.map(({ heading, field }) => ({ heading, field }));
}
