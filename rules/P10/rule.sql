WITH 参加 AS (
  SELECT DISTINCT b.供应商编号, b.项目编号, x.中标供应商编号 FROM 投标 b LEFT JOIN 采购项目 x ON x.项目编号 = b.项目编号
),
总 AS (
  SELECT 供应商编号, count(*) AS 次数 FROM 参加 GROUP BY 供应商编号
  HAVING count(*) >= :最少投标 AND sum(CASE WHEN 中标供应商编号 = 供应商编号 THEN 1 ELSE 0 END) = 0
),
同场 AS (
  SELECT p.供应商编号, p.中标供应商编号, count(*) AS 次数, string_agg(p.项目编号, '|') AS 项目
  FROM 参加 p JOIN 总 t ON t.供应商编号 = p.供应商编号
  WHERE p.中标供应商编号 IS NOT NULL
  GROUP BY p.供应商编号, p.中标供应商编号
)
SELECT t.供应商编号 AS 对象, t.次数 AS 投标次数, s.中标供应商编号 AS 同一中标人, s.次数 AS 同场次数,
  '供应商:' || t.供应商编号 || ';采购项目:' || s.项目 AS 证据
FROM 总 t JOIN 同场 s ON s.供应商编号 = t.供应商编号
WHERE s.次数 * 100 >= :占比百分比 * t.次数
