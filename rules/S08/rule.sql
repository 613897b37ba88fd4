WITH 跨村 AS (
  SELECT p.身份证号, p.项目编码, p.所属期, count(DISTINCT p.行政村) AS 村数
  FROM 同期发放 p
  WHERE p.金额 > 0
  GROUP BY p.身份证号, p.项目编码, p.所属期
  HAVING count(*) >= 2 AND min(p.行政村) <> max(p.行政村)
)
SELECT p.发放流水号 AS 对象, p.发放流水号 AS 流水号, coalesce(x.项目名称, p.项目编码) AS 项目, p.所属期, p.行政村, g.村数, p.发放日期, p.金额,
  '补贴发放:' || string_agg(p.发放流水号, '|') OVER (PARTITION BY p.身份证号, p.项目编码, p.所属期) AS 证据
FROM 同期发放 p
JOIN 跨村 g ON g.身份证号 = p.身份证号 AND g.项目编码 = p.项目编码 AND g.所属期 = p.所属期
LEFT JOIN 补贴项目 x ON x.项目编码 = p.项目编码
WHERE p.金额 > 0 AND NOT list_has(:豁免项目, p.项目编码) AND coalesce(x.发放周期, '') <> '次'
