SELECT x.项目编号 AS 对象, x.采购单位, a.报价, a.供应商编号 AS 供应商甲, b.供应商编号 AS 供应商乙,
  '采购项目:' || x.项目编号 || ';投标:' || x.项目编号 AS 证据
FROM 采购项目 x
JOIN 投标 a ON a.项目编号 = x.项目编号
JOIN 投标 b ON b.项目编号 = x.项目编号 AND b.报价 = a.报价 AND a.供应商编号 < b.供应商编号
WHERE x.采购方式 <> '固定价抽签' AND a.投标状态 <> '撤回' AND b.投标状态 <> '撤回'
