-- 首步：总在一起投标的两家和共同的项目、各项目的中标人。圈子与份额在登记的第二步“轮流坐庄”中。
WITH 参加 AS (
  SELECT DISTINCT 供应商编号, 项目编号 FROM 投标
),
场 AS (
  SELECT 供应商编号, count(*) AS 次数 FROM 参加 GROUP BY 供应商编号
),
对 AS (
  SELECT a.供应商编号 AS 甲, b.供应商编号 AS 乙, count(*) AS 同场, string_agg(a.项目编号, '|') AS 项目,
    string_agg(a.项目编号 || '>' || coalesce(x.中标供应商编号, ''), '|') AS 中标
  FROM 参加 a
  JOIN 参加 b ON b.项目编号 = a.项目编号 AND a.供应商编号 < b.供应商编号
  JOIN 采购项目 x ON x.项目编号 = a.项目编号
  GROUP BY a.供应商编号, b.供应商编号
  HAVING count(*) >= :最少同场
)
SELECT d.甲 || '|' || d.乙 AS 对象, d.甲, d.乙, d.中标, '采购项目:' || d.项目 AS 证据
FROM 对 d
JOIN 场 m ON m.供应商编号 = d.甲
JOIN 场 n ON n.供应商编号 = d.乙
WHERE d.同场 * 100 >= :相似百分比 * (m.次数 + n.次数 - d.同场)
