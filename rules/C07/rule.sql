WITH 关系 AS (
  SELECT o.工号, o.身份证号 AS 人, '本人' AS 关系 FROM 公职人员 o WHERE o.身份证号 IS NOT NULL
  UNION ALL
  SELECT k.工号, k.亲, k.途径 FROM 干部亲属 k WHERE :亲属跳数 >= 1
)
SELECT c.合同编号 AS 对象, c.行政村, o.工号, r.关系, c.发包方式, c.签订日期, '合同:' || c.合同编号 || ';公职人员:' || o.工号 AS 证据
FROM 合同 c
JOIN 关系 r ON r.人 = c.承租人身份证号
JOIN 公职人员 o ON o.工号 = r.工号 AND o.单位 = c.行政村
WHERE c.发包方式 <> '公开竞价' AND in_office(c.签订日期, o.任职日期, o.离任日期)
