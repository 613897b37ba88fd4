SELECT a.办件编号 AS 对象, a.操作人工号, a.步骤 AS 步骤甲, b.步骤 AS 步骤乙, '办件:' || a.办件编号 || ';办件步骤:' || a.事件号 || '|' || b.事件号 AS 证据
FROM 不相容步骤 p
JOIN 办件步骤 a ON a.步骤 = p.步骤甲
JOIN 办件步骤 b ON b.办件编号 = a.办件编号 AND b.操作人工号 = a.操作人工号 AND b.步骤 = p.步骤乙
WHERE a.动作 = '办结' AND b.动作 = '办结'
