import type { DeskFieldName } from '../../../contract/desk-types.ts';

/** A column of a field that is a list of records. */
export type Column = {
  readonly key: string;
  readonly title: string;
  readonly kind: 'text' | 'long' | 'level' | 'number' | 'day' | 'yes-no' | 'stage';
  /** Null is what an empty cell means; else the empty text. */
  readonly empty: null | '';
};

/** How a field is written. */
export type FieldKind =
  | { readonly kind: 'text'; readonly empty: null | ''; readonly hint?: string }
  | { readonly kind: 'long'; readonly empty: null | ''; readonly hint?: string }
  | { readonly kind: 'choice'; readonly choices: readonly (readonly [string, string])[] }
  | { readonly kind: 'lines'; readonly hint: string }
  | { readonly kind: 'roles' }
  | { readonly kind: 'record'; readonly columns: readonly Column[] }
  | { readonly kind: 'rows'; readonly columns: readonly Column[]; readonly hint: string }
  | { readonly kind: 'research' };

const text = (key: string, title: string, empty: null | '' = ''): Column => ({ key, title, kind: 'text', empty });
const long = (key: string, title: string, empty: null | '' = ''): Column => ({ key, title, kind: 'long', empty });
const fact: FieldKind = { kind: 'record', columns: [text('main', '一句话'), text('note', '补一句', null)] };

const powerClasses = [
  ['self-governance', '村民自治'],
  ['benefit', '发钱发物'],
  ['licence', '许可'],
  ['confirmation', '确认'],
  ['adjudication', '裁决'],
  ['public-service', '公共服务'],
  ['party', '党务'],
  ['internal', '内部管理'],
  ['other', '其他'],
] as const;

/** Every field but the chart, with the way it is written. */
export const fieldKinds: Readonly<Record<Exclude<DeskFieldName, 'chart'>, FieldKind>> = {
  code: { kind: 'text', empty: null, hint: '字母、数字和短横，如 V-GL-07' },
  name: { kind: 'text', empty: '' },
  plainName: { kind: 'text', empty: '', hint: '邻居会怎么叫它' },
  aliases: { kind: 'lines', hint: '一行一个叫法' },
  subItem: { kind: 'text', empty: null },
  category: { kind: 'text', empty: '', hint: '重大决策类、日常管理类、便民服务类，或者本单位自己的' },
  domain: { kind: 'text', empty: null },
  powerClass: { kind: 'choice', choices: powerClasses },
  powerType: { kind: 'text', empty: '' },
  section: { kind: 'text', empty: null },
  content: { kind: 'long', empty: '' },
  lead: { kind: 'long', empty: '', hint: '一两句短话，让来办事的人一看就懂' },
  who: fact,
  howLong: fact,
  trips: fact,
  fee: fact,
  materials: { kind: 'rows', columns: [text('what', '带什么'), text('note', '说明', null)], hint: '一行一样' },
  posts: { kind: 'roles' },
  startedBy: { kind: 'roles' },
  basis: {
    kind: 'rows',
    columns: [text('id', '法规库编号', null), long('text', '清单上的写法')],
    hint: '找不到法规库编号的，先空着，公布前要补',
  },
  responsibilities: {
    kind: 'rows',
    columns: [{ key: 'stage', title: '阶段', kind: 'stage', empty: null }, long('text', '责任')],
    hint: '一行一条',
  },
  accountability: { kind: 'lines', hint: '一行一条' },
  forbidden: { kind: 'lines', hint: '一行一条，不用写“不准”两个字' },
  risks: {
    kind: 'rows',
    columns: [
      text('step', '在哪一步', null),
      { key: 'stage', title: '阶段', kind: 'stage', empty: null },
      { key: 'level', title: '等级', kind: 'level', empty: null },
      long('what', '表现形式'),
      long('prevention', '防控措施', null),
      text('owner', '责任人', null),
    ],
    hint: '一行一个风险点',
  },
  recourse: { kind: 'rows', columns: [text('to', '找谁'), long('how', '怎么找')], hint: '先近后远' },
  totalLimit: {
    kind: 'record',
    columns: [
      { key: 'amount', title: '多少', kind: 'number', empty: '' },
      { key: 'unit', title: '单位（working-day、day、hour）', kind: 'text', empty: '' },
      long('source', '谁定的'),
    ],
  },
  supervision: { kind: 'rows', columns: [text('by', '谁看'), long('how', '怎么看'), text('when', '多久一次')], hint: '一行一条' },
  publication: {
    kind: 'record',
    columns: [
      { key: 'grouped', title: '合在一起公布', kind: 'yes-no', empty: '' },
      text('audience', '给谁看'),
      { key: 'never', title: '从来不公布的（一行一样）', kind: 'long', empty: '' },
      text('retains', '撤下以后留什么', null),
    ],
  },
  sources: { kind: 'rows', columns: [text('code', '权责清单编码'), text('name', '权责事项')], hint: '一行一项' },
  determinations: {
    kind: 'record',
    columns: [long('duty', '职能'), text('section', '内设机构'), { key: 'posts', title: '岗位（一行一个）', kind: 'long', empty: '' }],
  },
  research: { kind: 'research' },
  parameters: {
    kind: 'rows',
    columns: [
      text('key', '参数'),
      { key: 'value', title: '数', kind: 'number', empty: '' },
      long('source', '出处'),
      { key: 'verify', title: '待核对', kind: 'yes-no', empty: '' },
    ],
    hint: '本县自己定的数',
  },
  remark: { kind: 'long', empty: null },
};

/** Fields by the aspect they answer; the chart has a screen of its own. */
export const fieldGroups: readonly { readonly title: string; readonly fields: readonly Exclude<DeskFieldName, 'chart'>[] }[] = [
  {
    title: '一、划分权责界限',
    fields: [
      'code',
      'name',
      'plainName',
      'aliases',
      'subItem',
      'category',
      'domain',
      'powerClass',
      'powerType',
      'section',
      'posts',
      'startedBy',
      'sources',
      'determinations',
    ],
  },
  { title: '二、厘清权力清单', fields: ['content', 'lead', 'who', 'howLong', 'trips', 'fee', 'materials', 'basis'] },
  { title: '三、优化权力流程', fields: ['totalLimit', 'parameters'] },
  { title: '四、排查廉政风险', fields: ['risks'] },
  { title: '五、制定防控措施', fields: ['responsibilities', 'accountability', 'forbidden'] },
  { title: '六、建立监督机制', fields: ['supervision', 'publication', 'recourse', 'research', 'remark'] },
];
