WITH 末次 AS (
  SELECT 办件编号, 步骤序号, min(步骤) AS 步骤, max(完成时间) AS 时间 FROM 办件步骤 WHERE 动作 = '办结' AND 完成时间 IS NOT NULL AND 步骤序号 IS NOT NULL GROUP BY 办件编号, 步骤序号
),
前 AS (
  SELECT 办件编号, 步骤序号, 步骤, 时间, max(时间) OVER (PARTITION BY 办件编号 ORDER BY 步骤序号 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS 前步最晚 FROM 末次
)
SELECT p.办件编号 AS 对象, p.步骤, p.时间 AS 办结时间, p.前步最晚, '办件:' || p.办件编号 || ';办件步骤:' || (SELECT string_agg(e.事件号, '|') FROM 办件步骤 e WHERE e.办件编号 = p.办件编号) AS 证据
FROM 前 p WHERE p.前步最晚 > p.时间
