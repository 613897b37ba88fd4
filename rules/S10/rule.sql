SELECT p.发放流水号 AS 对象, p.发放流水号 AS 流水号, p.身份证号原文, p.项目编码, p.所属期, '补贴发放:' || p.发放流水号 AS 证据
FROM 补贴发放 p
WHERE NOT p.身份证号有效
