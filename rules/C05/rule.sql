SELECT 合同编号 AS 对象, 行政村, 年租金, 起始日期, 终止日期, '合同:' || 合同编号 AS 证据
FROM 合同
WHERE 民主决议编号 IS NULL AND (年租金 >= :金额线 OR 终止日期 >= add_years(起始日期, :年限))
