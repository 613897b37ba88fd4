-- 先数办结的步骤：一步不少的办件不用再看。
WITH 需 AS (
  SELECT 事项编码, max(步骤序号) AS 末步, count(*) AS 步数 FROM 事项步骤 GROUP BY 事项编码
),
完成 AS (
  SELECT DISTINCT e.办件编号, e.事项编码, e.步骤序号 FROM 步骤事项 e WHERE e.动作 = '办结'
),
少步 AS (
  SELECT f.办件编号, f.事项编码 FROM 完成 f JOIN 需 n ON n.事项编码 = f.事项编码
  GROUP BY f.办件编号, f.事项编码, n.末步, n.步数
  HAVING max(f.步骤序号) = n.末步 AND count(*) < n.步数
),
缺 AS (
  SELECT c.办件编号, c.事项编码, string_agg(d.步骤, '、' ORDER BY d.步骤序号) AS 缺少步骤
  FROM 少步 s
  JOIN 办件 c ON c.办件编号 = s.办件编号
  JOIN 事项步骤 d ON d.事项编码 = s.事项编码
  WHERE NOT EXISTS (SELECT 1 FROM 办件步骤 e WHERE e.办件编号 = c.办件编号 AND e.步骤序号 = d.步骤序号 AND e.动作 = '办结')
    AND NOT (coalesce(d.绿色通道可容缺, false) AND coalesce(c.绿色通道, false))
  GROUP BY c.办件编号, c.事项编码
)
SELECT q.办件编号 AS 对象, q.事项编码, q.缺少步骤, d.步骤 AS 末步, '办件:' || q.办件编号 || ';办件步骤:' || (SELECT string_agg(e.事件号, '|') FROM 办件步骤 e WHERE e.办件编号 = q.办件编号) AS 证据
FROM 缺 q
JOIN 需 m ON m.事项编码 = q.事项编码
JOIN 事项步骤 d ON d.事项编码 = m.事项编码 AND d.步骤序号 = m.末步
