WITH 最低 AS (
  SELECT 项目编号, min(报价) AS 报价 FROM 投标 WHERE 投标状态 <> '撤回' GROUP BY 项目编号
)
SELECT x.项目编号 AS 对象, x.采购单位, m.报价 AS 最低报价, b.供应商编号, x.中标金额,
  '采购项目:' || x.项目编号 || ';投标:' || x.项目编号 AS 证据
FROM 采购项目 x
JOIN 最低 m ON m.项目编号 = x.项目编号
JOIN 投标 b ON b.项目编号 = x.项目编号 AND b.报价 = m.报价 AND b.投标状态 = '无效'
WHERE list_has(:适用评标办法, x.评标办法)
  AND EXISTS (SELECT 1 FROM 投标 v WHERE v.项目编号 = x.项目编号 AND v.投标状态 = '有效')
