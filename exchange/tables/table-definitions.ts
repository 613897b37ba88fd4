import { type ColumnDefinition, type ColumnKind, columnName, type TableDefinition } from './table-definition.ts';

/** Headings met in exports of offices, by the official one. Only words of one meaning stand here. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  身份证号: ['身份证号码', '身份证', '公民身份号码', '公民身份证号码', '证件号码', '居民身份证号'],
  甲身份证号: ['甲身份证号码', '甲方身份证号'],
  乙身份证号: ['乙身份证号码', '乙方身份证号'],
  申请人身份证号: ['申请人身份证号码', '申请人证件号码'],
  承租人身份证号: ['承租人身份证号码', '承租方身份证号'],
  法定代表人身份证号: ['法定代表人身份证号码', '法人身份证号', '法人身份证号码'],
  姓名: ['人员姓名', '领取人', '领取人姓名', '发放对象', '补贴对象'],
  开户名: ['户名', '账户名', '账户名称', '开户姓名'],
  银行账号: ['账号', '银行卡号', '银行账户', '一卡通账号', '社保卡银行账号'],
  行政村: ['村', '村名', '村居', '所在村', '所属村', '村(社区)'],
  性别: [],
  出生日期: ['出生年月日'],
  户编号: ['户号', '家庭编号'],
  与户主关系: ['户主关系'],
  死亡日期: ['死亡时间', '去世日期'],
  工号: ['人员工号', '职工编号'],
  单位: ['工作单位', '所在单位'],
  岗位: ['岗位名称', '职务'],
  任职日期: ['任职时间', '到任日期'],
  离任日期: ['离任时间', '免职日期'],
  项目编码: ['补贴项目编码', '项目代码'],
  发放流水号: ['流水号', '发放编号', '支付流水号'],
  所属期: ['所属期间', '补贴期间', '发放期'],
  '申报面积(亩)': ['补贴面积(亩)'],
  '金额(元)': ['发放金额(元)', '补贴金额(元)', '收款金额(元)', '实发金额(元)'],
  发放日期: ['发放时间', '支付日期', '打卡日期'],
  经办人工号: ['经办人编号', '经办工号'],
  审批人工号: ['审批人编号', '审批工号'],
  '确权面积(亩)': ['承包面积(亩)'],
  '流入面积(亩)': ['转入面积(亩)'],
  '流出面积(亩)': ['转出面积(亩)'],
  代领人姓名: ['代领人'],
  名称: ['供应商名称', '企业名称', '单位名称'],
  联系电话: ['电话', '手机号', '手机号码', '联系方式'],
  注册地址: ['地址', '住所'],
  成立日期: ['成立时间', '注册日期'],
  项目编号: ['采购项目编号'],
  采购单位: ['采购人', '采购人名称'],
  品目: ['采购品目', '品目名称'],
  评标办法: ['评审办法', '评标方法', '评审方法'],
  '预算金额(元)': ['预算(元)', '采购预算(元)'],
  公告日期: ['公告时间', '发布日期'],
  投标截止时间: ['截止时间', '开标时间'],
  '中标金额(元)': ['成交金额(元)', '中标价(元)'],
  中标供应商编号: ['成交供应商编号'],
  合同签订日期: ['合同签订时间'],
  '结算金额(元)': ['结算价(元)'],
  变更审批文号: ['变更批复文号'],
  '报价(元)': ['投标报价(元)'],
  递交时间: ['投标时间', '上传时间'],
  上传IP: ['IP', 'IP地址', '上传IP地址', '投标IP'],
  资产类别: ['资产类型'],
  承租人姓名: ['承租人', '承租方'],
  发包方式: ['出租方式', '承包方式'],
  签订日期: ['签订时间', '签约日期'],
  起始日期: ['开始日期', '起租日期'],
  终止日期: ['结束日期', '到期日期', '截止日期'],
  解除日期: ['解除时间', '提前解除日期'],
  '年租金(元)': ['租金(元)'],
  '评估年租金(元)': ['评估价(元)', '评估租金(元)'],
  民主决议编号: ['决议文号'],
  收款日期: ['收款时间', '缴款日期'],
  '时限(工作日)': ['办理时限(工作日)'],
  操作人工号: ['办理人工号', '操作人编号'],
};

type ColumnText = `${string}:${ColumnKind}` | `${string}:${ColumnKind}!`;

/** `heading:kind`, with `!` when a row cannot do without it. */
function column(text: ColumnText, values: Readonly<Record<string, readonly string[]>>): ColumnDefinition {
  const [, heading = '', kind = '', needed = ''] = /^(.*):([a-z]+)(!?)$/.exec(text) ?? [];
  const known = columnKinds.find((one) => one === kind) ?? 'text';
  return {
    heading,
    name: columnName(heading),
    kind: known,
    aliases: aliases[heading] ?? [],
    ...(values[heading] === undefined ? {} : { values: values[heading] }),
    needed: needed === '!',
  };
}

const columnKinds: readonly ColumnKind[] = [
  'account',
  'area',
  'count',
  'day',
  'fen',
  'identity',
  'list',
  'moment',
  'name',
  'period',
  'phone',
  'text',
  'yes',
];

type TableText = {
  readonly columns: readonly ColumnText[];
  readonly key: readonly string[];
  readonly values?: Readonly<Record<string, readonly string[]>>;
};

const bidStatuses = ['有效', '无效', '撤回'];

const texts: Readonly<Record<string, TableText>> = {
  人员: {
    columns: ['人员编号:text!', '姓名:name', '身份证号:identity', '性别:text', '出生日期:day', '户编号:text', '与户主关系:text', '行政村:text', '死亡日期:day'],
    key: ['人员编号'],
  },
  公职人员: {
    columns: ['工号:text!', '姓名:name', '身份证号:identity', '人员类别:text', '单位:text', '岗位:text', '任职日期:day', '离任日期:day'],
    key: ['工号', '岗位', '任职日期'],
    values: { 人员类别: ['公务员', '事业编', '村干部'] },
  },
  亲属关系: { columns: ['甲身份证号:identity', '乙身份证号:identity', '关系:text'], key: [] },
  补贴项目: {
    columns: [
      '项目编码:text!',
      '项目名称:text',
      '发放周期:text',
      '是否按面积:yes',
      '单价:fen',
      '不得享受人员类别:list',
      '是否裁量型:yes',
      '死亡宽限天数:count',
      '互斥项目:list',
    ],
    key: ['项目编码'],
    values: { 发放周期: ['年', '月', '季', '次'] },
  },
  补贴发放: {
    columns: [
      '发放流水号:text!',
      '项目编码:text',
      '所属期:period',
      '姓名:name',
      '身份证号:identity',
      '开户名:name',
      '银行账号:account',
      '行政村:text',
      '申报面积(亩):area',
      '金额(元):fen',
      '发放日期:day',
      '经办人工号:text',
      '审批人工号:text',
    ],
    key: ['发放流水号'],
  },
  土地确权: { columns: ['户编号:text!', '行政村:text', '确权面积(亩):area', '流入面积(亩):area', '流出面积(亩):area'], key: ['户编号'] },
  代领备案: { columns: ['身份证号:identity', '代领人姓名:name', '银行账号:account'], key: [] },
  供应商: {
    columns: ['供应商编号:text!', '名称:text', '法定代表人身份证号:identity', '联系电话:phone', '注册地址:text', '成立日期:day'],
    key: ['供应商编号'],
  },
  采购项目: {
    columns: [
      '项目编号:text!',
      '采购单位:text',
      '项目名称:text',
      '品目:text',
      '采购方式:text',
      '评标办法:text',
      '预算金额(元):fen',
      '公告日期:day',
      '投标截止时间:moment',
      '中标供应商编号:text',
      '中标金额(元):fen',
      '合同签订日期:day',
      '结算金额(元):fen',
      '变更审批文号:text',
      '经办人工号:text',
    ],
    key: ['项目编号'],
  },
  投标: {
    columns: ['项目编号:text!', '供应商编号:text!', '报价(元):fen', '递交时间:moment', '投标状态:text', '上传IP:text'],
    key: [],
    values: { 投标状态: bidStatuses },
  },
  合同: {
    columns: [
      '合同编号:text!',
      '行政村:text',
      '资产编号:text',
      '资产类别:text',
      '承租人姓名:name',
      '承租人身份证号:identity',
      '发包方式:text',
      '签订日期:day',
      '起始日期:day',
      '终止日期:day',
      '解除日期:day',
      '年租金(元):fen',
      '评估年租金(元):fen',
      '民主决议编号:text',
      '合同状态:text',
    ],
    key: ['合同编号'],
  },
  租金收缴: { columns: ['合同编号:text!', '所属年度:text', '收款日期:day', '金额(元):fen'], key: [] },
  村级凭证: {
    columns: [
      '凭证号:text!',
      '分录号:text',
      '行政村:text',
      '日期:day',
      '科目:text',
      '借方金额:fen',
      '贷方金额:fen',
      '用途:text',
      '结算方式:text',
      '票据类型:text',
      '发票代码与号码:text',
      '收款方:text',
      '经办人工号:text',
      '审批人工号:text',
      '决议编号:text',
    ],
    key: ['凭证号', '分录号'],
  },
  办件: { columns: ['办件编号:text!', '事项编码:text', '申请人身份证号:identity', '行政村:text', '申请日期:day', '绿色通道:yes'], key: ['办件编号'] },
  办件步骤: {
    columns: ['事件号:text!', '办件编号:text!', '步骤序号:count', '步骤:text', '动作:text', '操作人工号:text', '到达时间:moment', '完成时间:moment'],
    key: ['事件号'],
    values: { 动作: ['办结', '退回'] },
  },
  事项步骤: {
    columns: ['事项编码:text!', '事项名称:text', '步骤序号:count!', '步骤:text', '责任岗位:text', '时限(工作日):count', '绿色通道可容缺:yes'],
    key: ['事项编码', '步骤序号'],
  },
  不相容步骤: { columns: ['步骤甲:text!', '步骤乙:text!'], key: [] },
  授权代理: { columns: ['工号:text!', '代理岗位:text', '起始日期:day', '终止日期:day', '授权文号:text'], key: [] },
  工作日历: { columns: ['日期:day!', '是否工作日:yes'], key: ['日期'] },
  参数: { columns: ['参数:text!', '值:text'], key: ['参数'] },
};

/** The 20 input tables of the data room, as SUPERVISION names them. */
export const tableDefinitions: readonly TableDefinition[] = Object.entries(texts).map(([name, { columns, key, values = {} }]) => ({
  name,
  key,
  columns: columns.map((text) => column(text, values)),
}));
