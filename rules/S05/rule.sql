-- 先只看账户与人的对子：不同的人不够多的账户不用再看。
WITH 对子 AS (
  SELECT DISTINCT p.银行账号, p.身份证号 FROM 补贴发放 p WHERE p.银行账号 IS NOT NULL AND p.身份证号 IS NOT NULL
),
多人 AS (
  SELECT d.银行账号 FROM 对子 d GROUP BY d.银行账号 HAVING count(*) >= :最少人数
),
账户 AS (
  SELECT p.银行账号, count(DISTINCT p.身份证号) AS 人数, count(DISTINCT r.户编号) AS 户数, count(*) AS 笔数, CAST(sum(p.金额) AS BIGINT) AS 合计
  FROM 多人 m
  JOIN 补贴发放 p ON p.银行账号 = m.银行账号
  JOIN 人员 r ON r.身份证号 = p.身份证号
  GROUP BY p.银行账号
  HAVING count(DISTINCT p.身份证号) >= :最少人数 AND count(DISTINCT r.户编号) >= :最少户数
)
SELECT a.银行账号 AS 对象, g.人数, g.户数, g.笔数, g.合计,
  (SELECT '补贴发放:' || string_agg(p.发放流水号, '|') FROM 补贴发放 p WHERE p.银行账号 = g.银行账号) AS 证据
FROM 账户 g
JOIN 账号字典 a ON a.键 = g.银行账号
WHERE NOT EXISTS (SELECT 1 FROM 代领备案 d WHERE d.银行账号 = g.银行账号)
