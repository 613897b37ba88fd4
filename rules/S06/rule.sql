-- 同一人的同一开户名只比对一次；号码无效的人没有户，直接报。
WITH 异名 AS (
  SELECT DISTINCT p.身份证号, p.开户名键 FROM 补贴发放 p WHERE p.开户名键 <> p.姓名键
),
外人 AS (
  SELECT e.身份证号, e.开户名键, r.户编号
  FROM 异名 e
  LEFT JOIN 人员 r ON r.身份证号 = e.身份证号
  WHERE coalesce(r.姓名键, '') <> e.开户名键
    AND NOT EXISTS (SELECT 1 FROM 人员 m WHERE m.户编号 = r.户编号 AND m.姓名键 = e.开户名键)
    AND NOT EXISTS (SELECT 1 FROM 代领备案 d WHERE d.身份证号 = e.身份证号 AND d.代领人姓名键 = e.开户名键)
)
SELECT p.发放流水号 AS 对象, p.发放流水号 AS 流水号, p.姓名, p.开户名, a.银行账号, p.金额, w.户编号,
  '补贴发放:' || p.发放流水号 || coalesce(';人员:' || (SELECT string_agg(h.人员编号, '|') FROM 人员 h WHERE h.户编号 = w.户编号), '') AS 证据
FROM 外人 w
JOIN 补贴发放 p ON p.开户名键 = w.开户名键 AND (p.身份证号 = w.身份证号 OR (p.身份证号 IS NULL AND w.身份证号 IS NULL))
LEFT JOIN 账号字典 a ON a.键 = p.银行账号
WHERE p.开户名键 <> p.姓名键
