SELECT 项目编号 AS 对象, 采购单位, 中标金额, 结算金额, '采购项目:' || 项目编号 AS 证据
FROM 采购项目
WHERE 结算金额 * 100 > (100 + CAST(:上浮百分比 AS DECIMAL(9, 4))) * 中标金额 AND 变更审批文号 IS NULL
