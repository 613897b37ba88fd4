-- 首步：每个操作人的件数与退回件数。检验在登记的第二步“二项检验”中。
SELECT e.操作人工号 AS 对象, count(DISTINCT e.办件编号) AS n, count(DISTINCT CASE WHEN e.动作 = '退回' THEN e.办件编号 END) AS x,
  '办件步骤:' || coalesce(string_agg(CASE WHEN e.动作 = '退回' THEN e.事件号 END, '|'), '') AS 证据
FROM 办件步骤 e
WHERE e.步骤序号 = 1 AND e.操作人工号 IS NOT NULL
GROUP BY e.操作人工号
