SELECT x.项目编号 AS 对象, x.中标供应商编号, s.成立日期, x.公告日期, days_between(s.成立日期, x.公告日期) AS 天数,
  '采购项目:' || x.项目编号 || ';供应商:' || s.供应商编号 AS 证据
FROM 采购项目 x JOIN 供应商 s ON s.供应商编号 = x.中标供应商编号
WHERE days_between(s.成立日期, x.公告日期) < :最短成立天数
