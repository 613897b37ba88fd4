SELECT o.工号 AS 对象, o.岗位, o.单位, o.任职日期, o.离任日期, '公职人员:' || o.工号 AS 证据
FROM 公职人员 o
WHERE list_has(:须轮岗岗位, o.岗位) AND least(coalesce(o.离任日期, :基准日), :基准日) > add_years(o.任职日期, :年限)
