SELECT e.办件编号 AS 对象, e.操作人工号, count(*) AS 退回次数, '办件:' || e.办件编号 || ';办件步骤:' || string_agg(e.事件号, '|') AS 证据
FROM 办件步骤 e
WHERE e.动作 = '退回' AND e.操作人工号 IS NOT NULL
GROUP BY e.办件编号, e.操作人工号
HAVING count(*) >= :次数
