SELECT x.项目编号 AS 对象, x.采购单位, x.采购方式, count(DISTINCT b.供应商编号) AS 投标家数,
  '采购项目:' || x.项目编号 || ';投标:' || x.项目编号 AS 证据
FROM 采购项目 x JOIN 投标 b ON b.项目编号 = x.项目编号
WHERE list_has(:适用方式, x.采购方式) AND b.投标状态 <> '撤回' AND x.中标供应商编号 IS NOT NULL
GROUP BY x.项目编号, x.采购单位, x.采购方式
HAVING count(DISTINCT b.供应商编号) < :最少家数
