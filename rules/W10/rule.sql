SELECT e.办件编号 AS 对象, e.步骤, e.责任岗位, e.操作人工号, e.完成时间, e.动作,
  '办件:' || e.办件编号 || ';办件步骤:' || e.事件号 || ';公职人员:' || e.操作人工号 || ';授权代理:' || e.操作人工号 AS 证据
FROM 步骤事项 e
WHERE e.动作 IN ('办结', '退回') AND e.操作人工号 IS NOT NULL AND e.完成时间 IS NOT NULL AND e.责任岗位 IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM 公职人员 o WHERE o.工号 = e.操作人工号 AND o.岗位 = e.责任岗位 AND in_office(day_of(e.完成时间), o.任职日期, o.离任日期))
  AND NOT EXISTS (SELECT 1 FROM 授权代理 g WHERE g.工号 = e.操作人工号 AND g.代理岗位 = e.责任岗位 AND g.起始日期 <= day_of(e.完成时间) AND day_of(e.完成时间) <= g.终止日期)
