SELECT 合同编号 AS 对象, 行政村, 年租金, 评估年租金, '合同:' || 合同编号 AS 证据
FROM 合同
WHERE 年租金 * 100 < (100 - CAST(:下浮百分比 AS DECIMAL(9, 4))) * 评估年租金
