SELECT c.合同编号 AS 对象, c.行政村, c.资产编号, c.终止日期, c.合同状态, '合同:' || c.合同编号 AS 证据
FROM 合同 c
WHERE c.终止日期 < :基准日 AND c.解除日期 IS NULL AND c.合同状态 = '履行中'
  AND NOT EXISTS (
    SELECT 1 FROM 合同 n
    WHERE n.合同编号 <> c.合同编号 AND n.行政村 = c.行政村 AND n.资产编号 = c.资产编号
      AND n.起始日期 > c.终止日期 AND n.起始日期 <= add_days(c.终止日期, :续签宽限)
  )
