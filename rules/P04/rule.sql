SELECT x.项目编号 AS 对象, x.采购方式, x.公告日期, x.投标截止时间, days_between(x.公告日期, day_of(x.投标截止时间)) AS 天数, CAST(v.数值 AS INTEGER) AS 最短天数,
  '采购项目:' || x.项目编号 AS 证据
FROM 采购项目 x JOIN 参数值 v ON v.参数 = '最短投标期-' || x.采购方式
WHERE days_between(x.公告日期, day_of(x.投标截止时间)) < v.数值
