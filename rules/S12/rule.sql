-- 中位数按排序取中间一个或两个的平均，各引擎结果一致；两倍中位数是整数分。
WITH 期 AS (
  SELECT 行政村, 项目编码, 所属期, CAST(sum(金额) AS BIGINT) AS 合计
  FROM 补贴发放
  WHERE list_has(:适用项目, 项目编码) AND 行政村 IS NOT NULL AND 所属期 IS NOT NULL AND 金额 IS NOT NULL
  GROUP BY 行政村, 项目编码, 所属期
),
序 AS (
  SELECT *, row_number() OVER (PARTITION BY 行政村, 项目编码 ORDER BY 合计, 所属期) AS 位, count(*) OVER (PARTITION BY 行政村, 项目编码) AS 期数 FROM 期
),
中 AS (
  SELECT 行政村, 项目编码, avg(CAST(合计 AS DOUBLE)) AS 中位数, max(期数) AS 期数
  FROM 序 WHERE 2 * 位 BETWEEN 期数 AND 期数 + 2
  GROUP BY 行政村, 项目编码
),
差 AS (
  SELECT e.行政村, e.项目编码, e.所属期, e.合计, m.中位数, m.期数, abs(e.合计 - m.中位数) AS 偏差,
    row_number() OVER (PARTITION BY e.行政村, e.项目编码 ORDER BY abs(e.合计 - m.中位数), e.所属期) AS 位
  FROM 期 e JOIN 中 m ON m.行政村 = e.行政村 AND m.项目编码 = e.项目编码
),
离散 AS (
  SELECT 行政村, 项目编码, avg(偏差) AS 偏差中位数 FROM 差 WHERE 2 * 位 BETWEEN 期数 AND 期数 + 2 GROUP BY 行政村, 项目编码
)
SELECT d.行政村 || '|' || d.项目编码 || '|' || d.所属期 AS 对象, d.行政村, d.项目编码, d.所属期, d.合计, CAST(round(d.中位数) AS BIGINT) AS 中位数, d.期数,
  (SELECT '补贴发放:' || string_agg(p.发放流水号, '|') FROM 补贴发放 p WHERE p.行政村 = d.行政村 AND p.项目编码 = d.项目编码 AND p.所属期 = d.所属期) AS 证据
FROM 差 d JOIN 离散 s ON s.行政村 = d.行政村 AND s.项目编码 = d.项目编码
WHERE d.合计 >= :倍数 * d.中位数
  AND d.合计 - d.中位数 >= :离散倍数 * 1.4826 * greatest(s.偏差中位数, :下限百分比 / 100 * d.中位数)
