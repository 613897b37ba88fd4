-- 首步：每个采购单位的投标份数与否决份数。检验在登记的第二步“校正检验”中。
SELECT x.采购单位 AS 对象, count(*) AS n, sum(CASE WHEN b.投标状态 = '无效' THEN 1 ELSE 0 END) AS x,
  '采购项目:' || coalesce(string_agg(DISTINCT CASE WHEN b.投标状态 = '无效' THEN x.项目编号 END, '|'), '') AS 证据
FROM 投标 b JOIN 采购项目 x ON x.项目编号 = b.项目编号
WHERE b.投标状态 <> '撤回' AND x.采购单位 IS NOT NULL
GROUP BY x.采购单位
