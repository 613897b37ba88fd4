import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Day } from '../../core/kernel/day.ts';
import type { DemoCounty } from './generate-county.ts';
import { contractSheets } from './register-contracts.ts';
import { paymentSheets } from './register-payments.ts';
import { registerGround } from './register-ground.ts';
import { peopleSheets } from './register-people.ts';
import { purchaseSheets } from './register-purchases.ts';
import { csvOf, type RegisterSheet } from './register-sheet.ts';
import { voucherSheet } from './register-vouchers.ts';

/** All invented registers of the demo county: same county and day, same rows to the letter. */
export function demoRegisters(county: DemoCounty, day: Day): readonly RegisterSheet[] {
  const ground = registerGround(county, day);
  return [
    ...peopleSheets(ground),
    ...paymentSheets(ground),
    ...contractSheets(ground),
    voucherSheet(ground),
    ...purchaseSheets(ground),
    parameters(day),
  ];
}

function parameters(day: Day): RegisterSheet {
  const rows = [
    ['基准日', day],
    ['采购限额(元)', '100000'],
    ['化整为零窗口(天)', '30'],
    ...['公开招标-20', '邀请招标-20', '竞争性磋商-10', '询价-3', '固定价抽签-3'].map((text) => [
      `最短投标期-${text.split('-')[0] ?? ''}`,
      text.split('-')[1] ?? '',
    ]),
    ...['房屋门面-20', '厂房仓库-20', '水面-20', '耕地-30', '四荒地-50', '林地-70'].map((text) => [
      `最长租期-${text.split('-')[0] ?? ''}`,
      text.split('-')[1] ?? '',
    ]),
    ['轮岗年限(年)', '3'],
    ['须轮岗岗位', '财政所会计'],
  ];
  return { name: '参数', headings: ['参数', '值'], rows };
}

/** Writes the registers as files, for the data room to read; only their owner can. */
export async function writeRegisters(folder: string, sheets: readonly RegisterSheet[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const sheet of sheets) await writeFile(join(folder, `${sheet.name}.csv`), csvOf(sheet), { mode: 0o600 });
}
