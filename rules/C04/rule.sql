-- 一年不少于 365 天：先据此略去不会到的年。
-- 应收日：起始日起每满一年，不晚于终止日，早于解除日；宽限期满才计入。
WITH 应收 AS (
  SELECT c.合同编号, count(*) AS 期数
  FROM 合同 c JOIN 年序 y ON y.年 * 365 <= days_between(c.起始日期, c.终止日期)
  WHERE add_years(c.起始日期, y.年) <= c.终止日期 AND (c.解除日期 IS NULL OR add_years(c.起始日期, y.年) < c.解除日期)
    AND add_days(add_years(c.起始日期, y.年), :宽限天数) <= :基准日
  GROUP BY c.合同编号
),
实收 AS (
  SELECT 合同编号, CAST(sum(金额) AS BIGINT) AS 金额 FROM 租金收缴 WHERE 收款日期 <= :基准日 GROUP BY 合同编号
)
SELECT c.合同编号 AS 对象, c.行政村, c.年租金, a.期数 AS 应收期数, coalesce(r.金额, 0) AS 已收, a.期数 * c.年租金 - coalesce(r.金额, 0) AS 欠租,
  '合同:' || c.合同编号 || ';租金收缴:' || c.合同编号 AS 证据
FROM 合同 c
JOIN 应收 a ON a.合同编号 = c.合同编号
LEFT JOIN 实收 r ON r.合同编号 = c.合同编号
WHERE a.期数 * c.年租金 - coalesce(r.金额, 0) > :容差
