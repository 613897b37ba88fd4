import type { Field } from '../core/catalogue/list-import/field-names.ts';

/** What a column of somebody's own list may be, by the field it fills. */
export const importFieldNames: Readonly<Record<Field, string>> = {
  ...{ name: '事项名称', code: '编码', sub_item: '子项', power_type: '权力类型', category: '类别', content: '权力内容', posts: '责任岗位' },
  ...{ basis: '实施依据', 'basis.clause': '具体条款', responsibilities: '责任事项', accountability: '追责情形', forbidden: '禁止事项' },
  ...{ remark: '备注', stage: '环节', 'risks.point': '风险点', 'risks.what': '表现形式', 'risks.level': '风险等级' },
  ...{ 'risks.prevention': '防控措施', 'risks.owner': '责任人', risk_count: '风险点数量', risk_class: '风险类别', unit: '单位' },
  ...{ section: '科室', flow: '办理流程', limit: '时限', materials: '申请材料', fee: '收费', metric: '监测指标', disclosure: '公开方式' },
  ...{ subject: '服务对象', referral: '审核转报', grounds: '追责依据', contact: '联系电话', amount: '金额', source: '资金来源' },
  ...{ opinion: '审核意见', ignore: '序号（不导入）', other: '其他（记入备注）' },
};
