WITH 价 AS (
  SELECT b.项目编号, b.供应商编号, min(b.报价) AS 报价
  FROM 投标 b JOIN 采购项目 x ON x.项目编号 = b.项目编号
  WHERE b.投标状态 = '有效' AND b.报价 > 0 AND x.采购方式 <> '固定价抽签'
  GROUP BY b.项目编号, b.供应商编号
),
序 AS (
  SELECT 项目编号, 供应商编号, 报价, row_number() OVER (PARTITION BY 项目编号 ORDER BY 报价, 供应商编号) AS 位 FROM 价
)
SELECT a.项目编号 AS 对象, a.供应商编号 AS 最低者, a.报价 AS 最低价, b.供应商编号 AS 次低者, b.报价 AS 次低价,
  '采购项目:' || a.项目编号 || ';投标:' || a.项目编号 AS 证据
FROM 序 a JOIN 序 b ON b.项目编号 = a.项目编号
WHERE a.位 = 1 AND b.位 = 2 AND (b.报价 - a.报价) * 100 <= CAST(:差距百分比 AS DECIMAL(9, 4)) * a.报价
