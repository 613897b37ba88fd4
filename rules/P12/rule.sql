WITH 报 AS (
  SELECT DISTINCT b.项目编号, b.供应商编号, b.报价 FROM 投标 b JOIN 采购项目 x ON x.项目编号 = b.项目编号
  WHERE b.投标状态 = '有效' AND b.报价 IS NOT NULL AND x.采购方式 <> '固定价抽签'
),
差 AS (
  SELECT 项目编号, 报价, 报价 - lag(报价) OVER (PARTITION BY 项目编号 ORDER BY 报价, 供应商编号) AS 间隔 FROM 报
),
等差 AS (
  SELECT 项目编号, count(*) AS 报价数, min(间隔) AS 最小差, max(间隔) AS 最大差
  FROM 差 GROUP BY 项目编号
  HAVING count(*) >= :最少报价 AND max(间隔) - min(间隔) <= :差距容差 AND min(间隔) >= :最小间隔
)
SELECT d.项目编号 AS 对象, d.报价数, d.最小差, d.最大差,
  (SELECT string_agg(CAST(yuan(r.报价) AS VARCHAR), '、' ORDER BY r.报价) FROM 报 r WHERE r.项目编号 = d.项目编号) AS 报价,
  '采购项目:' || d.项目编号 || ';投标:' || d.项目编号 AS 证据
FROM 等差 d
