SELECT e.办件编号 AS 对象, e.步骤, e.完成时间, CASE WHEN k.是否工作日 THEN '是' WHEN NOT k.是否工作日 THEN '否' END AS 是否工作日, '办件:' || e.办件编号 || ';办件步骤:' || e.事件号 AS 证据
FROM 办件步骤 e
LEFT JOIN 工作日历 k ON k.日期 = day_of(e.完成时间)
WHERE e.步骤 IN ('审核', '审批') AND e.动作 = '办结'
  AND (NOT k.是否工作日 OR clock_of(e.完成时间) < CAST(:上班 AS TIME) OR clock_of(e.完成时间) >= CAST(:下班 AS TIME))
