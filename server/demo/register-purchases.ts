import { addDays, type Day } from '../../core/kernel/day.ts';
import { purchasesOf } from './register-purchase-plants.ts';
import { loginAt, type RegisterGround } from './register-ground.ts';
import type { RegisterSheet } from './register-sheet.ts';

const suppliers = 5;

/** 供应商, 采购项目, 投标. */
export function purchaseSheets({ day, villages }: RegisterGround): readonly RegisterSheet[] {
  const all = villages.flatMap(({ unit }, at) =>
    purchasesOf(day, at).map((purchase, index) => ({
      ...purchase,
      unit,
      number: `CG-${unit.code.slice(3)}-${String(index + 1)}`,
      first: at % suppliers,
    })),
  );
  const rows = all.map((one) => [
    ...[one.number, one.unit.name, one.what, one.kind, one.way, '综合评分法', String(one.budget), one.noticed, `${one.closed} 10:00:00`],
    ...[supplierNumber(one.first), String(one.prices[0] ?? one.budget), one.signed, String(one.settled), '', loginAt(one.unit, 'clerk')],
  ]);
  const bids = all.flatMap((one) =>
    one.prices.map((price, index) => [
      one.number,
      supplierNumber(one.first + index),
      String(price),
      `${addDays(one.closed, -1)} 15:0${String(index)}:00`,
      '有效',
      `10.1.${String(index)}.7`,
    ]),
  );
  const headings = ['项目编号', '采购单位', '项目名称', '品目', '采购方式', '评标办法', '预算金额(元)', '公告日期', '投标截止时间'];
  return [
    supplierSheet(day),
    {
      name: '采购项目',
      headings: [...headings, '中标供应商编号', '中标金额(元)', '合同签订日期', '结算金额(元)', '变更审批文号', '经办人工号'],
      rows,
    },
    { name: '投标', headings: ['项目编号', '供应商编号', '报价(元)', '递交时间', '投标状态', '上传IP'], rows: bids },
  ];
}

function supplierNumber(index: number): string {
  return `GYS${String((index % suppliers) + 1)}`;
}

function supplierSheet(day: Day): RegisterSheet {
  const rows = Array.from({ length: suppliers }, (_, index) => [
    supplierNumber(index),
    `青石${String(index + 1)}号商行`,
    '',
    `0000-000000${String(index)}`,
    `清溪县示例路${String(index)}号`,
    addDays(day, -2_000),
  ]);
  return { name: '供应商', headings: ['供应商编号', '名称', '法定代表人身份证号', '联系电话', '注册地址', '成立日期'], rows };
}
