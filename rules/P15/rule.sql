WITH 单位 AS (
  SELECT 采购单位, CAST(sum(中标金额) AS BIGINT) AS 合计 FROM 采购项目 GROUP BY 采购单位
),
家 AS (
  SELECT 采购单位, 中标供应商编号, count(*) AS 个数, CAST(sum(中标金额) AS BIGINT) AS 合计, string_agg(项目编号, '|') AS 项目
  FROM 采购项目 WHERE 中标供应商编号 IS NOT NULL AND 采购单位 IS NOT NULL
  GROUP BY 采购单位, 中标供应商编号
)
SELECT g.采购单位 || '|' || g.中标供应商编号 AS 对象, g.采购单位, g.中标供应商编号 AS 供应商编号, g.个数 AS 中标数, g.合计 AS 中标合计, u.合计 AS 单位合计,
  '供应商:' || g.中标供应商编号 || ';采购项目:' || g.项目 AS 证据
FROM 家 g JOIN 单位 u ON u.采购单位 = g.采购单位
WHERE g.个数 >= :最少中标 AND g.合计 * 100 >= CAST(:占比百分比 AS DECIMAL(9, 4)) * u.合计
