-- 完成早于到达的是时钟问题，进修补清单，不在此判断。
SELECT e.办件编号 AS 对象, e.到达时间, e.完成时间, seconds_between(e.到达时间, e.完成时间) AS 秒数, e.操作人工号, '办件:' || e.办件编号 || ';办件步骤:' || e.事件号 AS 证据
FROM 办件步骤 e
WHERE e.步骤 = '审批' AND e.动作 = '办结' AND e.完成时间 >= e.到达时间 AND seconds_between(e.到达时间, e.完成时间) < :最短秒数
