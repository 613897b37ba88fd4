WITH 申报 AS (
  SELECT r.户编号, p.项目编码, p.所属期, sum(p.申报面积) AS 申报面积, string_agg(p.发放流水号, '|') AS 流水号
  FROM 补贴发放 p
  JOIN 补贴项目 x ON x.项目编码 = p.项目编码
  JOIN 人员 r ON r.身份证号 = p.身份证号
  WHERE x.是否按面积 AND r.户编号 IS NOT NULL AND p.所属期 IS NOT NULL
  GROUP BY r.户编号, p.项目编码, p.所属期
)
SELECT g.户编号 AS 对象, g.户编号, x.项目名称 AS 项目, g.所属期, g.申报面积, t.确权面积, t.流入面积, t.流出面积,
  round((100 + CAST(:容差百分比 AS DECIMAL(9, 4))) * (t.确权面积 + t.流入面积 - t.流出面积) / 100, 4) AS 上限,
  '补贴发放:' || g.流水号 || ';土地确权:' || g.户编号 AS 证据
FROM 申报 g
JOIN 土地确权 t ON t.户编号 = g.户编号
JOIN 补贴项目 x ON x.项目编码 = g.项目编码
WHERE g.申报面积 > round((100 + CAST(:容差百分比 AS DECIMAL(9, 4))) * (t.确权面积 + t.流入面积 - t.流出面积) / 100, 4)
