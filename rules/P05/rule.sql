WITH 有效 AS (
  SELECT 项目编号, count(DISTINCT 供应商编号) AS 家数, min(供应商编号) AS 供应商编号 FROM 投标 WHERE 投标状态 = '有效' GROUP BY 项目编号
)
SELECT x.项目编号 AS 对象, x.采购单位, x.中标供应商编号, count(DISTINCT b.供应商编号) AS 废标家数,
  '采购项目:' || x.项目编号 || ';投标:' || x.项目编号 AS 证据
FROM 采购项目 x
JOIN 有效 v ON v.项目编号 = x.项目编号 AND v.家数 = 1 AND v.供应商编号 = x.中标供应商编号
JOIN 投标 b ON b.项目编号 = x.项目编号 AND b.投标状态 = '无效' AND b.供应商编号 <> x.中标供应商编号
GROUP BY x.项目编号, x.采购单位, x.中标供应商编号
HAVING count(DISTINCT b.供应商编号) >= :最少废标家数
