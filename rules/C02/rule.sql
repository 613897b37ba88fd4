SELECT c.合同编号 AS 对象, c.行政村, c.资产类别, c.起始日期, c.终止日期, CAST(v.数值 AS INTEGER) AS 最长年限, '合同:' || c.合同编号 AS 证据
FROM 合同 c JOIN 参数值 v ON v.参数 = '最长租期-' || c.资产类别
WHERE c.终止日期 >= add_years(c.起始日期, v.数值)
