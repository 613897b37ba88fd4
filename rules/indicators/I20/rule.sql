SELECT b.供应商编号 AS 对象, min(x.采购单位) AS 采购单位, count(DISTINCT x.项目编号) AS 投标次数,
  '供应商:' || b.供应商编号 || ';采购项目:' || string_agg(DISTINCT x.项目编号, '|') AS 证据
FROM 投标 b JOIN 采购项目 x ON x.项目编号 = b.项目编号
WHERE list_has(:适用方式, x.采购方式)
GROUP BY b.供应商编号
HAVING min(x.采购单位) = max(x.采购单位) AND count(DISTINCT x.项目编号) >= :最少中标
  AND count(DISTINCT x.项目编号) = count(DISTINCT CASE WHEN x.中标供应商编号 = b.供应商编号 THEN x.项目编号 END)
