WITH 小额 AS (
  SELECT 凭证号, 行政村, 日期, 金额, 用途, 收款方 FROM 凭证 WHERE 金额 < :审批线
),
窗 AS (
  SELECT a.凭证号 AS 起, count(*) AS 笔数, CAST(sum(b.金额) AS BIGINT) AS 合计, string_agg(b.凭证号, '|' ORDER BY b.凭证号) AS 成员
  FROM 小额 a
  JOIN 小额 b ON b.行政村 = a.行政村 AND b.收款方 = a.收款方 AND b.日期 BETWEEN a.日期 AND add_days(a.日期, :窗口天数 - 1)
  GROUP BY a.凭证号
  HAVING count(*) >= 2 AND sum(b.金额) >= :审批线
),
序 AS (
  SELECT b.凭证号, b.行政村, b.日期, b.金额, b.用途, b.收款方, w.笔数, w.合计, w.成员,
    row_number() OVER (PARTITION BY b.凭证号 ORDER BY w.合计 DESC, w.笔数 DESC, w.起) AS 位
  FROM 窗 w
  JOIN 小额 a ON a.凭证号 = w.起
  JOIN 小额 b ON b.行政村 = a.行政村 AND b.收款方 = a.收款方 AND b.日期 BETWEEN a.日期 AND add_days(a.日期, :窗口天数 - 1)
)
-- 一张凭证可在几个窗口中：只说合计最大的那一个，笔数、合计与成员同出一窗。
SELECT 凭证号 AS 对象, 行政村, 日期, 金额, 用途, 收款方, 笔数 AS 窗口内笔数, 合计 AS 窗口内合计, '村级凭证:' || 成员 AS 证据
FROM 序 WHERE 位 = 1
