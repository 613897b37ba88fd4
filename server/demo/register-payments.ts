import { addDays } from '../../core/kernel/day.ts';
import { Fault } from '../../core/kernel/outcome.ts';
import { loginAt, type RegisterGround } from './register-ground.ts';
import { monthsBefore, type Payment } from './register-payment.ts';
import { plantedPayments } from './register-payment-plants.ts';
import type { RegisterSheet } from './register-sheet.ts';
import type { Household } from './make-households.ts';

/** 补贴项目 and 补贴发放, with what rules ask about and with what only looks like it. */
export function paymentSheets(ground: RegisterGround): readonly RegisterSheet[] {
  const payments = ground.villages.flatMap((village, at) => [...regular(ground, village.households), ...plantedPayments(ground, at)]);
  const rows = payments.map((payment, index) => rowOf(ground, payment, index));
  const headings = [
    '发放流水号',
    '项目编码',
    '所属期',
    '姓名',
    '身份证号',
    '开户名',
    '银行账号',
    '行政村',
    '申报面积(亩)',
    '金额(元)',
    '发放日期',
  ];
  return [programmes, { name: '补贴发放', headings: [...headings, '经办人工号', '审批人工号'], rows }];
}

const programmes: RegisterSheet = {
  name: '补贴项目',
  headings: ['项目编码', '项目名称', '发放周期', '是否按面积', '单价', '不得享受人员类别', '是否裁量型', '死亡宽限天数', '互斥项目'],
  rows: [
    ['B01', '耕地地力保护补贴', '年', '是', '100', '', '否', '30', ''],
    ['B03', '农村低保', '月', '否', '', '公务员|事业编|村干部', '是', '0', 'B05'],
    ['B04', '高龄津贴', '月', '否', '', '', '否', '30', ''],
    ['B05', '城市低保', '月', '否', '', '公务员|事业编|村干部', '是', '0', 'B03'],
  ],
};

function regular({ day }: RegisterGround, households: readonly Household[]): readonly Payment[] {
  const poor = households.slice(6, 10);
  const year = addDays(day, -200).slice(0, 4);
  return [
    ...poor.flatMap((household) =>
      monthsBefore(day, 3).map((period) => ({ programme: 'B03', period, household, yuan: '420', day: `${period}-25` })),
    ),
    ...households
      .slice(10, 18)
      .map((household) => ({ programme: 'B01', period: year, household, yuan: '600', day: addDays(day, -190), area: '6' })),
  ];
}

function rowOf(ground: RegisterGround, payment: Payment, index: number): readonly string[] {
  const { household } = payment;
  const village = ground.villages.find((one) => one.unit.id === household.village);
  if (village === undefined) throw new Fault('demo-inconsistent', { household: household.id });
  const { unit } = village;
  const name = payment.payee ?? household.head.name;
  const account = payment.account ?? `6200${household.id.replace(/\D/g, '').padEnd(12, '7').slice(0, 12)}`;
  return [
    ...[
      `F${String(index + 1).padStart(4, '0')}`,
      payment.programme,
      payment.period,
      name,
      payment.identityNumber ?? household.head.identityNumber,
    ],
    ...[payment.accountName ?? name, account, payment.village ?? unit.name, payment.area ?? '', payment.yuan, payment.day],
    ...[loginAt(unit, 'aid-officer'), `${village.town}-aid-head`],
  ];
}
