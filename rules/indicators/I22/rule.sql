SELECT x.项目编号 AS 对象, x.采购单位, x.采购方式, x.合同签订日期, x.投标截止时间, '采购项目:' || x.项目编号 AS 证据
FROM 采购项目 x
WHERE list_has(:适用方式, x.采购方式) AND x.合同签订日期 < day_of(x.投标截止时间)
