import { addDays } from '../../core/kernel/day.ts';
import { loginAt, type RegisterGround } from './register-ground.ts';
import type { RegisterSheet } from './register-sheet.ts';

/** Two lines for each voucher: books that balance, and in each village one thing to ask. */
export function voucherSheet({ day, villages }: RegisterGround): RegisterSheet {
  const rows = villages.flatMap(({ unit }, at) =>
    vouchersOf(at).flatMap(({ yuan, way, paper, invoice, resolution, payee }, index) => {
      const number = `PZ-${unit.code.slice(3)}-${String(index + 1).padStart(2, '0')}`;
      const common = [
        `公共支出${String(index + 1)}`,
        way,
        paper,
        invoice,
        payee,
        loginAt(unit, 'clerk'),
        loginAt(unit, 'secretary'),
        resolution,
      ];
      const date = addDays(day, -20 - 9 * index);
      return [
        [number, '1', unit.name, date, '公益支出', String(yuan), '', ...common],
        [number, '2', unit.name, date, '银行存款', '', String(yuan), ...common],
      ];
    }),
  );
  const headings = [
    '凭证号',
    '分录号',
    '行政村',
    '日期',
    '科目',
    '借方金额',
    '贷方金额',
    '用途',
    '结算方式',
    '票据类型',
    '发票代码与号码',
    '收款方',
  ];
  return { name: '村级凭证', headings: [...headings, '经办人工号', '审批人工号', '决议编号'], rows };
}

function vouchersOf(village: number) {
  const plain = (yuan: number, serial: number) => ({
    ...{ yuan, way: '转账', paper: '发票', resolution: '决议-1' },
    invoice: `3400${String(village)}|${String(serial)}`,
    payee: `日杂店${String(serial)}`,
  });
  const asked = [
    { ...plain(480, 11), paper: '白条', invoice: '' },
    { ...plain(1_600, 12), way: '现金' },
    { ...plain(8_800, 13), resolution: '' },
    { ...plain(900, 14), invoice: '34009|77' },
    { ...plain(900, 14), invoice: '34009|77' },
    // Exactly at the point of settlement, and a signed labour sheet: in order.
    { ...plain(1_000, 15), way: '现金' },
  ];
  return [plain(260, 1), plain(730, 2), plain(1_900, 3), ...asked.slice(village % asked.length, (village % asked.length) + 1)];
}
