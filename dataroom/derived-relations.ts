/** A relation that is made from the input tables at import, so that rules stay short and engines agree. */
export type DerivedRelation = { readonly name: string; readonly from: readonly string[]; readonly sql: string };

/** Default values of the parameters that the table 参数 may override. */
export const defaultParameters: Readonly<Record<string, string>> = {
  '采购限额(元)': '100000',
  '化整为零窗口(天)': '30',
  '轮岗年限(年)': '5',
  '最短投标期-公开招标': '20',
  '最短投标期-邀请招标': '20',
  '最短投标期-竞争性磋商': '10',
  '最短投标期-询价': '3',
  '最短投标期-固定价抽签': '3',
  '最长租期-房屋门面': '20',
  '最长租期-厂房仓库': '20',
  '最长租期-水面': '20',
  '最长租期-耕地': '30',
  '最长租期-四荒地': '50',
  '最长租期-林地': '70',
};

const defaults = Object.entries(defaultParameters)
  .map(([name, value]) => `('${name}', '${value}')`)
  .join(', ');

/** The derived relations, in the order in which they can be made. */
export const derivedRelations: readonly DerivedRelation[] = [
  {
    // One hop: a row of the register read in either direction, and everyone else of the household. Nobody is kin of himself.
    name: '干部亲属',
    from: ['公职人员', '亲属关系', '人员'],
    sql: `SELECT 工号, 亲, min(途径) AS 途径 FROM (
        SELECT o.工号, o.身份证号 AS 本人, k.乙身份证号 AS 亲, coalesce('登记：' || k.关系, '登记') AS 途径 FROM 公职人员 o JOIN 亲属关系 k ON k.甲身份证号 = o.身份证号
        UNION ALL
        SELECT o.工号, o.身份证号, k.甲身份证号, coalesce('登记：' || k.关系, '登记') FROM 公职人员 o JOIN 亲属关系 k ON k.乙身份证号 = o.身份证号
        UNION ALL
        SELECT o.工号, o.身份证号, m.身份证号, '同户' FROM 公职人员 o JOIN 人员 r ON r.身份证号 = o.身份证号 JOIN 人员 m ON m.户编号 = r.户编号
      ) WHERE 亲 IS NOT NULL AND 亲 <> 本人 GROUP BY 工号, 亲`,
  },
  {
    // Running counts of days on record and of working days, from the day before the calendar begins.
    name: '日序',
    from: ['工作日历'],
    sql: `SELECT t.日期, count(c.日期) OVER w AS 在册累计, CAST(coalesce(sum(CASE WHEN c.是否工作日 THEN 1 ELSE 0 END) OVER w, 0) AS BIGINT) AS 工作日累计
      FROM (SELECT CAST(unnest(generate_series(min(日期) - 1, max(日期), INTERVAL 1 DAY)) AS DATE) AS 日期 FROM 工作日历) t
      LEFT JOIN (SELECT 日期, 是否工作日 FROM 工作日历 WHERE 是否工作日 IS NOT NULL) c ON c.日期 = t.日期
      WINDOW w AS (ORDER BY t.日期 ROWS UNBOUNDED PRECEDING)`,
  },
  { name: '年序', from: [], sql: 'SELECT CAST(unnest(range(0, 80)) AS INTEGER) AS 年' },
  {
    name: '凭证',
    from: ['村级凭证'],
    sql: `SELECT 凭证号, min(行政村) AS 行政村, min(日期) AS 日期, CAST(coalesce(sum(借方金额), 0) AS BIGINT) AS 金额, CAST(coalesce(sum(贷方金额), 0) AS BIGINT) AS 贷方合计,
        min(用途) AS 用途, min(结算方式) AS 结算方式, min(票据类型) AS 票据类型, min(发票代码与号码) AS 发票代码与号码, min(收款方) AS 收款方,
        min(经办人工号) AS 经办人工号, min(审批人工号) AS 审批人工号, min(决议编号) AS 决议编号, count(*) AS 分录数
      FROM 村级凭证 GROUP BY 凭证号`,
  },
  {
    // Steps with the item of their case and what the item demands of them: three rules look at nothing else.
    name: '步骤事项',
    from: ['办件步骤', '办件', '事项步骤'],
    sql: `SELECT e.事件号, e.办件编号, c.事项编码, e.步骤序号, e.步骤, e.动作, e.操作人工号, e.到达时间, e.完成时间, d.责任岗位, d.时限
      FROM 办件步骤 e JOIN 办件 c ON c.办件编号 = e.办件编号 JOIN 事项步骤 d ON d.事项编码 = c.事项编码 AND d.步骤序号 = e.步骤序号 ORDER BY e.事件号`,
  },
  {
    name: '参数值',
    from: [],
    sql: `SELECT 参数, 值, TRY_CAST(number_text(plain(值)) AS DECIMAL(18, 4)) AS 数值 FROM (
        SELECT 参数, 值 FROM 参数 WHERE 值 IS NOT NULL
        UNION ALL SELECT v.参数, v.值 FROM (VALUES ${defaults}) v(参数, 值) WHERE v.参数 NOT IN (SELECT 参数 FROM 参数 WHERE 值 IS NOT NULL)
      )`,
  },
];

/**
 * Relations that several rules begin with. They are worked out once for a sweep, from the rows that the rules see then: all of
 * them, or those that a batch reaches.
 */
export const sweepRelations: readonly DerivedRelation[] = [
  {
    // Only who is paid more than once for periods with one beginning can be paid twice, from two villages, or for what excludes each other.
    name: '同期发放',
    from: ['补贴发放'],
    sql: `SELECT p.发放流水号, p.身份证号, p.身份证号原文, p.项目编码, p.所属期, p.行政村, p.金额, p.发放日期
      FROM 补贴发放 p
      JOIN (SELECT 身份证号, 所属期起 FROM 补贴发放 WHERE 身份证号 IS NOT NULL AND 所属期起 IS NOT NULL AND 项目编码 IS NOT NULL
        GROUP BY 身份证号, 所属期起 HAVING count(*) > 1) g ON g.身份证号 = p.身份证号 AND g.所属期起 = p.所属期起
      WHERE p.项目编码 IS NOT NULL AND p.所属期 IS NOT NULL`,
  },
];

/** Input tables that a table rules may read is made from; itself where it is one. */
export function inputsOf(table: string): readonly string[] {
  return [...derivedRelations, ...sweepRelations].find(({ name }) => name === table)?.from ?? [table];
}
