WITH 重 AS (
  SELECT 发票代码与号码, count(DISTINCT 凭证号) AS 凭证数, string_agg(凭证号, '|') AS 凭证号列
  FROM 村级凭证 WHERE 发票代码与号码 IS NOT NULL
  GROUP BY 发票代码与号码 HAVING min(凭证号) <> max(凭证号)
)
SELECT DISTINCT l.凭证号 AS 对象, v.行政村, v.日期, v.金额, v.用途,
  CASE WHEN position('|' IN r.发票代码与号码) > 0
    THEN '代码 ' || substr(r.发票代码与号码, 1, position('|' IN r.发票代码与号码) - 1) || ' 号码 ' || substr(r.发票代码与号码, position('|' IN r.发票代码与号码) + 1)
    ELSE r.发票代码与号码 END AS 发票,
  r.凭证数, '村级凭证:' || r.凭证号列 AS 证据
FROM 重 r
JOIN 村级凭证 l ON l.发票代码与号码 = r.发票代码与号码
JOIN 凭证 v ON v.凭证号 = l.凭证号
