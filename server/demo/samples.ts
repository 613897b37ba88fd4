import type { DraftContent, DraftRisk } from '../../core/catalogue/draft/content.ts';

/** An entry of an invented list that has no chart of its own: what a unit decides day by day. */
export type ListSample = readonly [
  name: string,
  plainName: string,
  category: '重大决策类' | '日常管理类' | '便民服务类',
  lead: string,
  forbidden: string,
  risk: readonly [DraftRisk['level'], what: string, prevention: string],
];

/** Invented from what offices everywhere do; texts are our own. */
export const listSamples: readonly ListSample[] = [
  [
    '公章使用管理',
    '盖公章',
    '日常管理类',
    '单位的公章，登记了才能用。',
    '空白纸上盖章',
    ['high', '不登记就盖章。', '用一次登一次，两人在场。'],
  ],
  [
    '合同签订',
    '签合同',
    '重大决策类',
    '单位对外签合同，先看条款再签。',
    '先干活后补合同',
    ['high', '合同条款偏向一家。', '法规岗先看，会上再定。'],
  ],
  [
    '办公用品采购',
    '买办公用品',
    '日常管理类',
    '单位买纸笔桌椅。',
    '拆成小单躲开比价',
    ['middle', '总在一家买。', '三家比价，价单贴出来。'],
  ],
  ['公务用车派用', '派公车', '日常管理类', '办公事要用车，先派单。', '公车办私事', ['low', '不派单就出车。', '派单和里程每月对一次。']],
  [
    '公务接待',
    '公务接待',
    '日常管理类',
    '来人办公事，按标准接待。',
    '把私人吃喝算进来',
    ['middle', '超标准接待。', '一餐一单，月底公开。'],
  ],
  ['差旅费报销', '报差旅费', '日常管理类', '出差回来，拿票报销。', '虚报天数', ['middle', '拿假票报销。', '经办和复核是两个人。']],
  ['固定资产处置', '处置旧资产', '重大决策类', '旧车旧设备，评过再卖。', '私下卖给熟人', ['high', '低价卖给熟人。', '先评估，再公开卖。']],
  ['临时用工', '请临时工', '日常管理类', '活多人少，请临时工。', '给亲戚记空工', ['middle', '记了工没来人。', '当天三方签字。']],
  ['评优评先推荐', '评先进', '日常管理类', '推荐先进，先公开条件。', '内定名单', ['low', '打招呼推荐。', '条件先公开，结果再公示。']],
  [
    '信访件办理',
    '答复来信来访',
    '便民服务类',
    '您来信来访，按时给答复。',
    '压着不办',
    ['middle', '把信转给被反映的人。', '原件专人收，编号登记。'],
  ],
  ['政府信息依申请公开', '申请看文件', '便民服务类', '您要看文件，交一张表。', '该给的不给', ['low', '到期不答复。', '系统到期前提醒。']],
  [
    '专项资金分配',
    '分专项资金',
    '重大决策类',
    '上面来的钱，按办法分。',
    '一个人说了分给谁',
    ['high', '照关系分钱。', '打分表公开，会上定。'],
  ],
  [
    '工程变更签证',
    '工程改量',
    '重大决策类',
    '工程要加量减量，现场看了再签。',
    '不到现场就签字',
    ['high', '虚增工程量。', '两人到场，拍尺寸签字。'],
  ],
  ['工程款支付', '付工程款', '重大决策类', '按进度付工程款。', '没验收先付款', ['high', '超进度付款。', '验收单和付款单对上才付。']],
  ['日常检查', '上门检查', '日常管理类', '两个人持证上门检查。', '检查时吃拿卡要', ['middle', '查不查看关系。', '抽签定对象，结果公开。']],
  ['培训选派', '派人培训', '日常管理类', '派谁去培训，按条件选。', '变相旅游', ['low', '名额给亲近的人。', '名单先公示。']],
  ['请假审批', '请假', '日常管理类', '请假先批，回来销假。', '不批就走', ['low', '人情假。', '考勤每月公开。']],
  [
    '档案查阅',
    '查档案',
    '便民服务类',
    '您带身份证来，可以查自己的档案。',
    '把别人的档案给人看',
    ['low', '私自复印。', '两人在场，登记去向。'],
  ],
  [
    '项目申报推荐',
    '报项目',
    '重大决策类',
    '报哪个项目，先到现场看。',
    '报已经建好的项目',
    ['high', '重复申报。', '两人实地看，先查有没有报过。'],
  ],
  ['食堂采购', '食堂买菜', '日常管理类', '食堂买菜，两人验收。', '虚开菜票', ['middle', '数量对不上。', '称重验收，账单每周贴。']],
  ['慰问金发放', '发慰问金', '便民服务类', '过节慰问困难户，名单先公示。', '优亲厚友', ['middle', '名单没有公示。', '名单贴三天再发。']],
  [
    '罚没物品保管',
    '保管罚没物品',
    '日常管理类',
    '罚没的东西，登记入库。',
    '私自拿用',
    ['high', '入库数少于清单。', '双人双锁，每季盘点。'],
  ],
  ['中介机构选用', '选中介', '重大决策类', '评估、审计用谁，抽签定。', '指定一家', ['high', '总用一家中介。', '名单库里抽签，当场公布。']],
  ['公益岗位安排', '安排公益岗', '便民服务类', '公益岗先紧着困难的人。', '挂名不上岗', ['middle', '亲属占岗。', '名单公示，考勤公开。']],
  [
    '会议和培训费支出',
    '开会花钱',
    '日常管理类',
    '开会花钱，先批后开。',
    '拿会议费报别的',
    ['low', '虚列会议。', '通知、签到、票据一起报。'],
  ],
  ['意见建议答复', '提意见', '便民服务类', '您提的意见，都有答复。', '只收不答', ['low', '意见没有登记。', '编号登记，办结回访。']],
];

/** The county's own invented rule on inner affairs, which the demo registers and amends. */
export const countyRuleId = 'qingxi-inner-affairs';

/** What the county's rule says about a kind of matter. */
function countyRule(category: string): DraftContent['basis'] {
  if (category === '日常管理类') return [{ id: `${countyRuleId}#5`, text: '' }];
  return category === '重大决策类' ? [{ id: `${countyRuleId}#8`, text: '' }] : [];
}

/** The fields of a sample in one unit. */
export function fieldsOfSample(sample: ListSample, about: { readonly code: string; readonly unit: string }): Partial<DraftContent> {
  const [name, plainName, category, lead, forbidden, [level, what, prevention]] = sample;
  return {
    ...{ code: about.code, name, plainName, category, powerType: '其他', lead, content: `${about.unit}：${lead}` },
    posts: [`${about.unit}经办人`, `${about.unit}负责人`],
    basis: [{ id: null, text: `${about.unit}内部管理制度` }, ...countyRule(category)],
    responsibilities: [
      { stage: '受理', text: '一次说清要什么。' },
      { stage: '决定', text: '两人签字，写明理由。' },
    ],
    ...{ accountability: ['不登记、不公开的。', '收好处的。'], forbidden: [forbidden] },
    risks: [{ step: null, stage: '决定', level, what, prevention, owner: '单位负责人' }],
    recourse: [{ to: '县纪委监委', how: '打电话，或者当面说。' }],
    supervision: [{ by: '纪检组', how: '抽查登记本', when: '每季度' }],
    publication: { grouped: true, audience: '全社会', never: ['身份证号', '电话'], retains: null },
  };
}
