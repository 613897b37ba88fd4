import { addDays } from '../../core/kernel/day.ts';
import { contractsOf } from './register-contract-plants.ts';
import type { RegisterGround } from './register-ground.ts';
import type { RegisterSheet } from './register-sheet.ts';

/** 合同, 租金收缴. */
export function contractSheets(ground: RegisterGround): readonly RegisterSheet[] {
  const contracts = ground.villages.flatMap(({ unit, households }, at) =>
    contractsOf(ground.day, at).map((contract, index) => ({
      ...contract,
      number: `HT-${unit.code.slice(3)}-${String(index + 1)}`,
      unit,
      tenant: households[12 + index]?.head,
    })),
  );
  const rows = contracts.map((one) => [
    ...[
      one.number,
      one.unit.name,
      one.asset,
      one.kind,
      one.tenant?.name ?? '',
      one.tenant?.identityNumber ?? '',
      one.way,
      one.from,
      one.from,
      one.to,
    ],
    ...['', String(one.rent), String(one.appraised), one.resolution, one.state],
  ]);
  const headings = [
    '合同编号',
    '行政村',
    '资产编号',
    '资产类别',
    '承租人姓名',
    '承租人身份证号',
    '发包方式',
    '签订日期',
    '起始日期',
    '终止日期',
  ];
  const receipts = contracts.flatMap(({ number, from, rent, paid }) =>
    Array.from({ length: paid }, (_, year) => [
      number,
      String(Number(from.slice(0, 4)) + year),
      addDays(from, 365 * year + 20),
      String(rent),
    ]),
  );
  return [
    { name: '合同', headings: [...headings, '解除日期', '年租金(元)', '评估年租金(元)', '民主决议编号', '合同状态'], rows },
    { name: '租金收缴', headings: ['合同编号', '所属年度', '收款日期', '金额(元)'], rows: receipts },
  ];
}
