WITH 年度 AS (
  SELECT 采购单位, 品目, substr(CAST(合同签订日期 AS VARCHAR), 1, 4) AS 年, count(*) AS 笔数, CAST(sum(预算金额) AS BIGINT) AS 合计,
    sum(CASE WHEN 采购方式 = '公开招标' THEN 1 ELSE 0 END) AS 公开, string_agg(项目编号, '|') AS 项目
  FROM 采购项目
  WHERE 采购方式 <> '应急抢险' AND 采购单位 IS NOT NULL AND 品目 IS NOT NULL AND 合同签订日期 IS NOT NULL AND 预算金额 IS NOT NULL
  GROUP BY 采购单位, 品目, substr(CAST(合同签订日期 AS VARCHAR), 1, 4)
)
SELECT y.采购单位 || '|' || y.品目 || '|' || y.年 AS 对象, y.采购单位, y.品目, y.年, y.笔数, y.合计, '采购项目:' || y.项目 AS 证据
FROM 年度 y WHERE y.合计 >= :采购限额 AND y.公开 = 0
