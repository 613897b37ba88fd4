-- 正数行减负数行不少于两笔、且合计仍为正的（人、项目、所属期）；报其中的正数行。
WITH 重复 AS (
  SELECT p.身份证号, p.项目编码, p.所属期, CAST(sum(p.金额) AS BIGINT) AS 合计,
    CAST(sum(CASE WHEN p.金额 > 0 THEN 1 WHEN p.金额 < 0 THEN -1 ELSE 0 END) AS BIGINT) AS 净笔数
  FROM 同期发放 p
  GROUP BY p.身份证号, p.项目编码, p.所属期
  HAVING count(*) >= :最少净笔数 AND sum(p.金额) > 0
    AND sum(CASE WHEN p.金额 > 0 THEN 1 WHEN p.金额 < 0 THEN -1 ELSE 0 END) >= :最少净笔数
)
SELECT p.发放流水号 AS 对象, p.发放流水号 AS 流水号, coalesce(x.项目名称, p.项目编码) AS 项目, p.所属期, p.身份证号原文, p.金额, p.发放日期, g.净笔数, g.合计,
  '补贴发放:' || string_agg(p.发放流水号, '|') OVER (PARTITION BY p.身份证号, p.项目编码, p.所属期) AS 证据
FROM 同期发放 p
JOIN 重复 g ON g.身份证号 = p.身份证号 AND g.项目编码 = p.项目编码 AND g.所属期 = p.所属期
LEFT JOIN 补贴项目 x ON x.项目编码 = p.项目编码
WHERE p.金额 > 0 AND NOT list_has(:豁免项目, p.项目编码) AND coalesce(x.发放周期, '') <> '次'
