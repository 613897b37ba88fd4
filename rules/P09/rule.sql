WITH 关系 AS (
  SELECT o.工号, o.身份证号 AS 人, '本人' AS 关系 FROM 公职人员 o WHERE o.身份证号 IS NOT NULL
  UNION ALL
  SELECT k.工号, k.亲, k.途径 FROM 干部亲属 k WHERE :亲属跳数 >= 1
)
SELECT x.项目编号 AS 对象, x.采购单位, x.中标供应商编号, o.工号, r.关系, x.合同签订日期,
  '采购项目:' || x.项目编号 || ';供应商:' || s.供应商编号 || ';公职人员:' || o.工号 AS 证据
FROM 采购项目 x
JOIN 供应商 s ON s.供应商编号 = x.中标供应商编号
JOIN 关系 r ON r.人 = s.法定代表人身份证号
JOIN 公职人员 o ON o.工号 = r.工号 AND o.单位 = x.采购单位
WHERE in_office(x.合同签订日期, o.任职日期, o.离任日期)
