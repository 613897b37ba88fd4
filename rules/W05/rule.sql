-- 日序是从历年第一天前一天起的累计；区间内缺一天历就不判断。
SELECT e.办件编号 AS 对象, e.步骤, e.到达时间, e.完成时间, z.工作日累计 - a.工作日累计 AS 工作日, e.时限, '办件:' || e.办件编号 || ';办件步骤:' || e.事件号 AS 证据
FROM 步骤事项 e
JOIN 日序 a ON a.日期 = day_of(e.到达时间)
JOIN 日序 z ON z.日期 = day_of(e.完成时间)
WHERE e.动作 = '办结' AND z.在册累计 - a.在册累计 = days_between(a.日期, z.日期) AND z.工作日累计 - a.工作日累计 > e.时限
