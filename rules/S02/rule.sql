SELECT p.发放流水号 AS 对象, p.发放流水号 AS 流水号, r.死亡日期, p.所属期, p.发放日期, x.死亡宽限天数 AS 宽限天数, a.银行账号, p.金额,
  '补贴发放:' || p.发放流水号 || ';人员:' || r.人员编号 || ';补贴项目:' || x.项目编码 AS 证据
FROM 人员 r
JOIN 补贴发放 p ON p.身份证号 = r.身份证号
JOIN 补贴项目 x ON x.项目编码 = p.项目编码
LEFT JOIN 账号字典 a ON a.键 = p.银行账号
WHERE r.死亡日期 IS NOT NULL AND p.所属期起 > r.死亡日期 AND p.发放日期 > add_days(r.死亡日期, x.死亡宽限天数)
