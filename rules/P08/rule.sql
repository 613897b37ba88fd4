WITH 到场 AS (
  SELECT DISTINCT 项目编号, 供应商编号 FROM 投标
),
地址 AS (
  SELECT DISTINCT 项目编号, 供应商编号, 上传IP FROM 投标 WHERE 上传IP IS NOT NULL AND NOT list_has(:白名单, 上传IP)
),
相同 AS (
  SELECT a.项目编号, a.供应商编号 AS 甲, b.供应商编号 AS 乙,
    CASE WHEN s.联系电话 = t.联系电话 THEN '联系电话' ELSE '法定代表人' END AS 相同项
  FROM 到场 a
  JOIN 到场 b ON b.项目编号 = a.项目编号 AND a.供应商编号 < b.供应商编号
  JOIN 供应商 s ON s.供应商编号 = a.供应商编号
  JOIN 供应商 t ON t.供应商编号 = b.供应商编号
  WHERE s.联系电话 = t.联系电话 OR s.法定代表人身份证号 = t.法定代表人身份证号
  UNION ALL
  SELECT a.项目编号, a.供应商编号, b.供应商编号, '上传IP'
  FROM 地址 a JOIN 地址 b ON b.项目编号 = a.项目编号 AND b.上传IP = a.上传IP AND a.供应商编号 < b.供应商编号
)
SELECT r.项目编号 AS 对象, r.甲 AS 供应商甲, r.乙 AS 供应商乙, r.相同项,
  '采购项目:' || r.项目编号 || ';供应商:' || r.甲 || '|' || r.乙 || ';投标:' || r.项目编号 AS 证据
FROM 相同 r JOIN 采购项目 x ON x.项目编号 = r.项目编号
