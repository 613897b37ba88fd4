WITH 号 AS (
  SELECT p.身份证号, min(p.姓名键) AS 首名, max(p.姓名键) AS 末名, count(*) AS 笔数
  FROM 补贴发放 p
  WHERE p.身份证号 IS NOT NULL AND p.姓名键 IS NOT NULL
  GROUP BY p.身份证号
)
SELECT d.身份证号 AS 对象, CASE WHEN g.首名 = g.末名 THEN g.首名 ELSE g.首名 || '|' || g.末名 END AS 姓名,
  (SELECT count(DISTINCT p.姓名键) FROM 补贴发放 p WHERE p.身份证号 = g.身份证号) AS 姓名数, r.姓名 AS 登记姓名, g.笔数,
  (SELECT '补贴发放:' || string_agg(p.发放流水号, '|') FROM 补贴发放 p WHERE p.身份证号 = g.身份证号) || coalesce(';人员:' || r.人员编号, '') AS 证据
FROM 号 g
JOIN 身份字典 d ON d.键 = g.身份证号
LEFT JOIN 人员 r ON r.身份证号 = g.身份证号
WHERE g.首名 <> g.末名 OR g.首名 <> r.姓名键
