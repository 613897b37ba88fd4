import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { literal, openDatabase } from '../../dataroom/database.ts';
import { macros, macroStatements } from '../../dataroom/macros.ts';

/**
 * Writes the exports of an invented county as CSV: as many payments as asked, the other tables in proportion. The same size
 * gives the same bytes. Persons do not exist (division code 349901); a few rows in ten thousand break a rule.
 *
 * @param payments rows of 补贴发放
 */
export async function writeCounty(folder: string, payments: number): Promise<void> {
  await writeTables(folder, tablesOf(payments));
}

/**
 * Writes payments that come after those of the county, to persons all over it. Every two hundredth is made twice.
 *
 * @param payments rows of the county; the batch goes on behind them
 */
export async function writeBatch(folder: string, { payments, rows }: { readonly payments: number; readonly rows: number }): Promise<void> {
  const sizes = sizesOf(payments);
  const step = Math.max(1, Math.floor(sizes.persons / rows));
  const who = `CASE WHEN n % 200 = 1 THEN (n - 1) * ${step} ELSE n * ${step} END % ${sizes.persons}`;
  const source = `SELECT ${payments} + n AS i, ${who} AS p, 0 AS m, 'B04' AS b FROM (SELECT range AS n FROM range(${rows}))`;
  await writeTables(folder, { 补贴发放: paymentRows({ source, staff: sizes.staff, year: 2025 }) });
}

async function writeTables(folder: string, tables: Readonly<Record<string, string>>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const database = await openDatabase({ memoryMegabytes: 1024, threads: 2, spillFolder: join(folder, '..', 'spill') });
  const { connection } = database;
  try {
    await connection.run(macroStatements(macros.import));
    await connection.run(
      `CREATE MACRO mix(i, k) AS CAST((CAST(i AS HUGEINT) * 2654435761 + k * 40503 + (i // 7) * 97) % 1000003 AS BIGINT)`,
    );
    await connection.run(
      `CREATE MACRO number_of(i) AS '349901' || strftime(DATE '1940-01-01' + CAST(mix(i, 1) % 25000 AS INTEGER), '%Y%m%d') || lpad(CAST(i % 1000 AS VARCHAR), 3, '0')`,
    );
    await connection.run(
      `CREATE MACRO name_of(i) AS substr('王李张刘陈杨赵黄周吴', CAST(mix(i, 2) % 10 AS INTEGER) + 1, 1) || substr('明建华国秀英桂兰海燕', CAST(mix(i, 3) % 10 AS INTEGER) + 1, 1) || substr('平芳强军丽勇敏静涛娟', CAST(mix(i, 4) % 10 AS INTEGER) + 1, 1)`,
    );
    for (const [name, sql] of Object.entries(tables))
      await connection.run(`COPY (${sql}) TO ${literal(join(folder, `${name}.csv`))} (HEADER, DELIMITER ',')`);
  } finally {
    database.close();
  }
}

type Sizes = {
  readonly persons: number;
  readonly staff: number;
  readonly purchases: number;
  readonly suppliers: number;
  readonly contracts: number;
  readonly cases: number;
};

function sizesOf(payments: number): Sizes {
  const [fiftieth, staff] = [Math.ceil(payments / 50), Math.max(50, Math.ceil(payments / 500))];
  return {
    persons: Math.ceil(payments / 5),
    staff,
    purchases: fiftieth,
    suppliers: staff,
    contracts: fiftieth,
    cases: Math.ceil(payments / 10),
  };
}

const villages = `'村' || lpad(CAST(h % 120 AS VARCHAR), 3, '0')`;

/** Households have four members; every third is paid to the head. */
function tablesOf(payments: number): Readonly<Record<string, string>> {
  const { persons, staff, purchases, suppliers, contracts, cases } = sizesOf(payments);
  return {
    ...peopleTables(persons, staff),
    ...paymentTables(payments, persons, staff),
    ...purchaseTables(purchases, suppliers, staff),
    ...contractTables(contracts, persons),
    ...caseTables(cases, persons, staff),
    参数: `SELECT * FROM (VALUES ('基准日', '2025-06-30'), ('须轮岗岗位', '民政审批岗|财政岗')) v(参数, 值)`,
  };
}

function peopleTables(persons: number, staff: number): Readonly<Record<string, string>> {
  return {
    人员: `SELECT 'R' || i AS 人员编号, name_of(i) AS 姓名, number_of(i) || check_of(number_of(i)) AS 身份证号, '男' AS 性别, '' AS 出生日期, 'H' || h AS 户编号, CASE WHEN i % 4 = 0 THEN '户主' ELSE '子女' END AS 与户主关系, ${villages} AS 行政村,
        CASE WHEN i % 5003 = 0 THEN '2024-05-20' END AS 死亡日期 FROM (SELECT range AS i, range // 4 AS h FROM range(${persons}))`,
    公职人员: `SELECT 'G' || i AS 工号, name_of(i * 97) AS 姓名, number_of(i * 97) || check_of(number_of(i * 97)) AS 身份证号, CASE WHEN i % 3 = 0 THEN '村干部' ELSE '公务员' END AS 人员类别, '村' || lpad(CAST(i % 120 AS VARCHAR), 3, '0') AS 单位,
        CASE i % 4 WHEN 0 THEN '民政窗口' WHEN 1 THEN '民政核查岗' WHEN 2 THEN '民政审核岗' ELSE '民政审批岗' END AS 岗位, '2021-03-01' AS 任职日期, '' AS 离任日期 FROM (SELECT range AS i FROM range(${staff}))`,
    亲属关系: `SELECT number_of(i * 3 % ${persons}) || check_of(number_of(i * 3 % ${persons})) AS 甲身份证号, number_of((i * 7 + 1) % ${persons}) || check_of(number_of((i * 7 + 1) % ${persons})) AS 乙身份证号, '兄弟姐妹' AS 关系 FROM (SELECT range AS i FROM range(${Math.ceil(persons * 0.28)}))`,
    土地确权: `SELECT 'H' || h AS 户编号, ${villages} AS 行政村, 8 + h % 20 AS "确权面积(亩)", 0 AS "流入面积(亩)", 0 AS "流出面积(亩)" FROM (SELECT range AS h FROM range(${Math.ceil(persons / 4)}))`,
    代领备案: `SELECT number_of(i * 1001 % ${persons}) || check_of(number_of(i * 1001 % ${persons})) AS 身份证号, '敬老院' AS 代领人姓名, '99990099000' || lpad(CAST(i AS VARCHAR), 8, '0') AS 银行账号 FROM (SELECT range AS i FROM range(200))`,
  };
}

function paymentTables(payments: number, persons: number, staff: number): Readonly<Record<string, string>> {
  return {
    补贴项目: `SELECT * FROM (VALUES ('B01', '耕地地力保护补贴', '年', '是', '110', '', '否', 0, ''), ('B02', '农村低保', '月', '否', '', '公务员|村干部', '是', 30, 'B03'), ('B03', '特困供养', '月', '否', '', '公务员|村干部', '是', 30, 'B02'), ('B04', '高龄津贴', '月', '否', '', '', '否', 30, ''), ('B06', '临时救助', '次', '否', '', '公务员|村干部', '是', 0, '')) v(项目编码, 项目名称, 发放周期, 是否按面积, 单价, 不得享受人员类别, 是否裁量型, 死亡宽限天数, 互斥项目)`,
    // Payment i goes to person i mod n in month i div n, so that nobody is paid twice but for the planted ones.
    补贴发放: paymentRows({
      source: `SELECT range AS i, CASE WHEN range % 10007 = 5 THEN (range - 1) % ${persons} ELSE range % ${persons} END AS p, range // ${persons} % 12 AS m, CASE range % ${persons} % 4 WHEN 0 THEN CASE WHEN range // ${persons} = 0 THEN 'B01' ELSE 'B04' END WHEN 1 THEN 'B02' ELSE 'B04' END AS b FROM range(${payments})`,
      staff,
      year: 2024,
    }),
  };
}

type PaymentSource = { readonly source: string; readonly staff: number; readonly year: number };

/** Payments from rows of number `i`, person `p`, month `m` from 0 and programme `b`. */
function paymentRows({ source, staff, year }: PaymentSource): string {
  return `SELECT 'F' || lpad(CAST(i AS VARCHAR), 9, '0') AS 发放流水号, b AS 项目编码, CASE WHEN b = 'B01' THEN '${year}' ELSE '${year}-' || lpad(CAST(m + 1 AS VARCHAR), 2, '0') END AS 所属期, name_of(p) AS 姓名, number_of(p) || check_of(number_of(p)) AS 身份证号,
        CASE WHEN i % 20011 = 0 THEN '外人甲' WHEN p % 3 = 0 THEN name_of(p // 4 * 4) ELSE name_of(p) END AS 开户名, '99990099' || lpad(CAST(CASE WHEN p % 3 = 0 THEN p // 4 * 4 ELSE p END AS VARCHAR), 11, '0') AS 银行账号, '村' || lpad(CAST(p // 4 % 120 AS VARCHAR), 3, '0') AS 行政村,
        CASE WHEN b = 'B01' THEN CAST(1 + p % 3 AS VARCHAR) ELSE '' END AS "申报面积(亩)", CASE WHEN b = 'B01' THEN 110 * (1 + p % 3) ELSE 300 + p % 9 * 10 END AS "金额(元)", '${year}-' || lpad(CAST(m % 12 + 1 AS VARCHAR), 2, '0') || '-15' AS 发放日期,
        'G' || (i % ${staff}) AS 经办人工号, 'G' || ((i * 3 + 1) % ${staff}) AS 审批人工号
      FROM (${source})`;
}

function purchaseTables(purchases: number, suppliers: number, staff: number): Readonly<Record<string, string>> {
  const moment = (days: string): string => `strftime(DATE '2023-01-01' + CAST(i % 700 + ${days} AS INTEGER), '%Y-%m-%d')`;
  return {
    供应商: `SELECT 'S' || lpad(CAST(i AS VARCHAR), 6, '0') AS 供应商编号, '公司' || i AS 名称, number_of(i * 13) || check_of(number_of(i * 13)) AS 法定代表人身份证号, '100' || lpad(CAST(i AS VARCHAR), 8, '0') AS 联系电话, '' AS 注册地址, '2015-06-01' AS 成立日期 FROM (SELECT range AS i FROM range(${suppliers}))`,
    采购项目: `SELECT 'C' || i AS 项目编号, '村' || lpad(CAST(mix(i, 5) % 120 AS VARCHAR), 3, '0') AS 采购单位, '项目' || i AS 项目名称, '品目' || (mix(i, 6) % 30) AS 品目, CASE i % 3 WHEN 0 THEN '公开招标' WHEN 1 THEN '询价' ELSE '直接采购' END AS 采购方式, '综合评分法' AS 评标办法, 60000 + mix(i, 7) % 400000 AS "预算金额(元)",
        ${moment('0')} AS 公告日期, ${moment('25')} || ' 09:30:00' AS 投标截止时间, 'S' || lpad(CAST(mix(i, 8) % ${suppliers} AS VARCHAR), 6, '0') AS 中标供应商编号, 50000 + mix(i, 7) % 400000 AS "中标金额(元)", ${moment('40')} AS 合同签订日期, 50000 + mix(i, 7) % 400000 AS "结算金额(元)", '' AS 变更审批文号, 'G' || (i % ${staff}) AS 经办人工号
      FROM (SELECT range AS i FROM range(${purchases}))`,
    投标: `SELECT 'C' || i AS 项目编号, 'S' || lpad(CAST(mix(CASE WHEN j = 0 THEN i ELSE i * 11 + j END, 8) % ${suppliers} AS VARCHAR), 6, '0') AS 供应商编号, 50000 + mix(i, 7) % 400000 + j * (1000 + mix(i + j, 9) % 977) AS "报价(元)", ${moment('20')} || ' 0' || (j + 1) || ':00:00' AS 递交时间, '有效' AS 投标状态, '10.' || (mix(i * 5 + j, 10) % 200) || '.' || (mix(i * 5 + j, 11) % 250) || '.' || j AS 上传IP
      FROM (SELECT range // 4 AS i, range % 4 AS j FROM range(${purchases * 4})) WHERE i % 3 <> 2 OR j < 2`,
  };
}

function contractTables(contracts: number, persons: number): Readonly<Record<string, string>> {
  return {
    合同: `SELECT 'T' || i AS 合同编号, '村' || lpad(CAST(i % 120 AS VARCHAR), 3, '0') AS 行政村, 'Z' || i AS 资产编号, CASE i % 3 WHEN 0 THEN '水面' WHEN 1 THEN '耕地' ELSE '房屋门面' END AS 资产类别, name_of(i * 5 % ${persons}) AS 承租人姓名, number_of(i * 5 % ${persons}) || check_of(number_of(i * 5 % ${persons})) AS 承租人身份证号, CASE WHEN i % 10 = 0 THEN '协议' ELSE '公开竞价' END AS 发包方式,
        '2022-02-15' AS 签订日期, '2022-03-01' AS 起始日期, '2027-02-28' AS 终止日期, '' AS 解除日期, 4000 + i % 5000 AS "年租金(元)", 4000 + i % 5000 AS "评估年租金(元)", '决' || i AS 民主决议编号, '履行中' AS 合同状态 FROM (SELECT range AS i FROM range(${contracts}))`,
    租金收缴: `SELECT 'T' || i AS 合同编号, 2022 + j AS 所属年度, (2022 + j) || '-03-20' AS 收款日期, CASE WHEN i % 4001 = 0 AND j = 3 THEN 0 ELSE 4000 + i % 5000 END AS "金额(元)" FROM (SELECT range // 4 AS i, range % 4 AS j FROM range(${contracts * 4}))`,
    村级凭证: `SELECT 'P' || i AS 凭证号, j + 1 AS 分录号, '村' || lpad(CAST(i % 120 AS VARCHAR), 3, '0') AS 行政村, strftime(DATE '2024-01-01' + CAST(mix(i, 12) % 360 AS INTEGER), '%Y-%m-%d') AS 日期, '管理费用' AS 科目, CASE WHEN j = 0 THEN CAST(100 + mix(i, 13) % 2000 AS VARCHAR) ELSE '' END AS 借方金额, CASE WHEN j = 1 THEN CAST(100 + mix(i, 13) % 2000 + CASE WHEN i % 9001 = 0 THEN 1 ELSE 0 END AS VARCHAR) ELSE '' END AS 贷方金额, '办公费' AS 用途, '转账' AS 结算方式, '发票' AS 票据类型, '034|' || lpad(CAST(i AS VARCHAR), 8, '0') AS 发票代码与号码, '单位' || (mix(i, 14) % 5000) AS 收款方, 'G1' AS 经办人工号, 'G2' AS 审批人工号, '' AS 决议编号
      FROM (SELECT range // 2 AS i, range % 2 AS j FROM range(${contracts * 4}))`,
  };
}

function caseTables(cases: number, persons: number, staff: number): Readonly<Record<string, string>> {
  const at = (hours: string): string =>
    `strftime(TIMESTAMP '2024-01-08 09:00:00' + to_days(CAST(d AS INTEGER)) + to_hours(CAST(${hours} AS INTEGER)) + to_minutes(CAST(i % 50 AS INTEGER)), '%Y-%m-%d %H:%M:%S')`;
  return {
    事项步骤: `SELECT * FROM (VALUES ('Q01', 1, '低保', '受理', '民政窗口', 5, '否'), ('Q01', 2, '', '入户核查', '民政核查岗', 10, '否'), ('Q01', 3, '', '审核', '民政审核岗', 5, '否'), ('Q01', 4, '', '审批', '民政审批岗', 5, '否')) v(事项编码, 步骤序号, 事项名称, 步骤, 责任岗位, "时限(工作日)", 绿色通道可容缺)`,
    不相容步骤: `SELECT * FROM (VALUES ('入户核查', '审批'), ('审核', '审批'), ('受理', '审批')) v(步骤甲, 步骤乙)`,
    授权代理: `SELECT 'G1' AS 工号, '民政审批岗' AS 代理岗位, '2024-01-01' AS 起始日期, '2024-12-31' AS 终止日期, '授〔2024〕1号' AS 授权文号`,
    工作日历: `SELECT strftime(DATE '2024-01-01' + CAST(range AS INTEGER), '%Y-%m-%d') AS 日期, CASE WHEN isodow(DATE '2024-01-01' + CAST(range AS INTEGER)) <= 5 THEN '是' ELSE '否' END AS 是否工作日 FROM range(547)`,
    办件: `SELECT 'A' || i AS 办件编号, 'Q01' AS 事项编码, number_of(i % ${persons}) || check_of(number_of(i % ${persons})) AS 申请人身份证号, '村001' AS 行政村, '2024-01-08' AS 申请日期, '否' AS 绿色通道 FROM (SELECT range AS i FROM range(${cases}))`,
    办件步骤: `SELECT 'E' || (i * 4 + j) AS 事件号, 'A' || i AS 办件编号, j + 1 AS 步骤序号, CASE j WHEN 0 THEN '受理' WHEN 1 THEN '入户核查' WHEN 2 THEN '审核' ELSE '审批' END AS 步骤, '办结' AS 动作, 'G' || ((CASE WHEN i % 8009 = 0 AND j = 3 THEN i % ${Math.floor(staff / 4)} * 4 + 2 ELSE i % ${Math.floor(staff / 4)} * 4 + j END)) AS 操作人工号, ${at('j')} AS 到达时间, ${at('j + 1')} AS 完成时间
      FROM (SELECT range // 4 AS i, range % 4 AS j, (range // 4) % 70 * 7 + (range // 4) % 5 AS d FROM range(${cases * 4}))`,
  };
}
