WITH 互斥 AS (
  SELECT a.项目编码 AS 甲, b.项目编码 AS 乙, a.项目名称 AS 甲名, b.项目名称 AS 乙名
  FROM 补贴项目 a JOIN 补贴项目 b ON list_has(a.互斥项目, b.项目编码) OR list_has(b.互斥项目, a.项目编码)
)
SELECT p.发放流水号 AS 对象, p.发放流水号 AS 流水号, m.甲名 AS 项目, m.乙名 AS 另一项目, q.发放流水号 AS 另一流水号, p.所属期, p.金额,
  '补贴发放:' || p.发放流水号 || '|' || q.发放流水号 || ';补贴项目:' || m.甲 || '|' || m.乙 AS 证据
FROM 同期发放 p
JOIN 互斥 m ON m.甲 = p.项目编码
JOIN 同期发放 q ON q.身份证号 = p.身份证号 AND q.所属期 = p.所属期 AND q.项目编码 = m.乙
WHERE p.发放流水号 <> q.发放流水号
