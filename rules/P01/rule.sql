WITH 小额 AS (
  SELECT 项目编号, 采购单位, 品目, 采购方式, 预算金额, 合同签订日期
  FROM 采购项目
  WHERE 采购方式 NOT IN ('公开招标', '应急抢险') AND 预算金额 < :采购限额 AND 合同签订日期 IS NOT NULL
),
窗 AS (
  SELECT a.项目编号 AS 起, count(*) AS 笔数, CAST(sum(b.预算金额) AS BIGINT) AS 合计, string_agg(b.项目编号, '|' ORDER BY b.项目编号) AS 成员
  FROM 小额 a
  JOIN 小额 b ON b.采购单位 = a.采购单位 AND b.品目 = a.品目 AND b.合同签订日期 BETWEEN a.合同签订日期 AND add_days(a.合同签订日期, :窗口天数 - 1)
  GROUP BY a.项目编号
  HAVING count(*) >= :最少笔数 AND sum(b.预算金额) >= :采购限额
),
序 AS (
  SELECT b.项目编号, b.采购单位, b.品目, b.合同签订日期, b.预算金额, b.采购方式, w.笔数, w.合计, w.成员,
    row_number() OVER (PARTITION BY b.项目编号 ORDER BY w.合计 DESC, w.笔数 DESC, w.起) AS 位
  FROM 窗 w
  JOIN 小额 a ON a.项目编号 = w.起
  JOIN 小额 b ON b.采购单位 = a.采购单位 AND b.品目 = a.品目 AND b.合同签订日期 BETWEEN a.合同签订日期 AND add_days(a.合同签订日期, :窗口天数 - 1)
)
-- 一个项目可在几个窗口中：只说合计最大的那一个，笔数、合计与成员同出一窗。
SELECT 项目编号 AS 对象, 采购单位, 品目, 合同签订日期, 预算金额, 采购方式, 笔数 AS 窗口内笔数, 合计 AS 窗口内合计, '采购项目:' || 成员 AS 证据
FROM 序 WHERE 位 = 1
