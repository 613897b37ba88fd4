import type { FieldName } from '../core/catalogue/draft/content.ts';

/** What lists call the fields of an item. */
export const fieldLabels: Readonly<Record<FieldName, string>> = {
  code: '编码',
  name: '事项名称',
  plainName: '老百姓的叫法',
  aliases: '别的叫法',
  subItem: '子项',
  category: '类别',
  domain: '领域',
  powerClass: '权力性质',
  powerType: '权力类型',
  section: '承办科室',
  content: '权力内容',
  lead: '一句话说明',
  who: '谁来办',
  howLong: '多长时间',
  trips: '跑几次',
  fee: '收不收钱',
  materials: '要带的材料',
  posts: '责任岗位',
  startedBy: '由谁开始办',
  basis: '实施依据',
  responsibilities: '责任事项',
  accountability: '追责情形',
  forbidden: '不准做的事',
  risks: '廉政风险点',
  recourse: '不服找谁',
  totalLimit: '总时限',
  supervision: '监督机制',
  publication: '公开方式',
  sources: '权责清单来源',
  determinations: '三定规定',
  research: '调研记录',
  parameters: '本县参数',
  remark: '备注',
  chart: '流程图',
};

/** What people call the parts of a step. */
const stepLabels: Readonly<Record<string, string>> = {
  name: '名称',
  plainName: '老百姓的叫法',
  type: '种类',
  stage: '阶段',
  approval: '把关',
  requiredByLaw: '法定要求',
  limit: '时限',
  wait: '等待时间',
  days: '公示天数',
  dayUnit: '天数算法',
  basis: '依据',
  responsibility: '责任',
  accountability: '追责情形',
  risks: '风险点',
  forbidden: '不准做的事',
  recourse: '不服找谁',
  form: '表单项目',
  outcomes: '办理结果',
  where: '在哪里办',
  youGet: '能拿到什么',
  posts: '责任岗位',
  actors: '经办人数',
  body: '议事机构',
  recorders: '记录人',
  quorum: '到会人数',
  pass: '通过人数',
  ballot: '表决方式',
  recusedLeaveDenominator: '回避的人算不算',
  answeredBy: '答复人',
  answeredApartFrom: '答复人要避开的步骤',
  answerLimit: '答复时限',
  shows: '公示内容',
  tacit: '到期默认',
  actor: '由谁做',
  notedBy: '登记人',
  of: '看哪一步的结果',
  outcome: '结局',
  step: '步骤',
  arrow: '连线',
  constraint: '回避和分离要求',
  variant: '特殊通道',
  'step-order': '步骤顺序',
};

/** Label of a field of the item, or of a part of a step. */
export function labelOf(field: string): string {
  return Object.hasOwn(fieldLabels, field) ? fieldLabels[field as FieldName] : (stepLabels[field] ?? '其他内容');
}

/** Label of a part of a step or of the chart. */
export function stepLabelOf(field: string): string {
  return stepLabels[field] ?? '其他内容';
}
