WITH 期 AS (
  SELECT 合同编号, 行政村, 资产编号, 起始日期, least(终止日期, coalesce(解除日期, 终止日期)) AS 截止 FROM 合同
)
SELECT a.合同编号 AS 对象, a.行政村, a.资产编号, a.起始日期, a.截止 AS 截止日期, b.合同编号 AS 另一合同, b.起始日期 AS 另一起始, b.截止 AS 另一截止,
  '合同:' || a.合同编号 || '|' || b.合同编号 AS 证据
FROM 期 a JOIN 期 b ON b.行政村 = a.行政村 AND b.资产编号 = a.资产编号 AND b.合同编号 <> a.合同编号
WHERE a.起始日期 <= b.截止 AND b.起始日期 <= a.截止
