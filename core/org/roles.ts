/**
 * Where a role has its posts: in each village or community, in each town or street, in each bureau, or in the one
 * county-level unit with that task (the county government itself counts as `administration`).
 */
export type Seat =
  | 'village'
  | 'town'
  | 'bureau'
  | 'civil-affairs'
  | 'means-check'
  | 'finance'
  | 'registry'
  | 'agriculture'
  | 'commission'
  | 'leading-group'
  | 'administration';

/**
 * One role that charts may name.
 *
 * `body` marks an elected or drawn body whose members vote; `business` is false for the three administrators of the
 * software, who may hold no post of business and of whom no person may be two.
 */
export type RoleEntry = {
  readonly name: string;
  readonly seat: Seat;
  readonly body: boolean;
  readonly business: boolean;
};

const post = <const S extends Seat>(seat: S, name: string) => ({ name, seat, body: false, business: true }) as const;
const body = <const S extends Seat>(seat: S, name: string) => ({ name, seat, body: true, business: true }) as const;
const administrator = (name: string) => ({ name, seat: 'administration', body: false, business: false }) as const;

/** Every role key the library's charts may name, with its official Chinese name (岗位名称). */
export const roles = {
  'village.secretary': post('village', '村党组织书记'),
  'village.director': post('village', '村委会主任'),
  'village.clerk': post('village', '村(社区)文书/报账员'),
  'village.aid-officer': post('village', '民政专干'),
  'village.supervisor': post('village', '村务监督委员会主任'),
  'village.supervisor-member': body('village', '村务监督委员会成员'),
  'village.committee-member': body('village', '村两委成员'),
  'village.representative': body('village', '村民代表'),
  'village.party-member': body('village', '党员'),
  'village.review-panel': body('village', '民主评议员'),

  'town.party-secretary': post('town', '乡镇(街道)党(工)委书记'),
  'town.head': post('town', '乡镇长(街道办事处主任)'),
  'town.deputy-head': post('town', '分管副镇长'),
  'town.aid-head': post('town', '社会事务办主任'),
  'town.aid-clerk': post('town', '社会救助经办员'),
  'town.visit-officer': post('town', '入户调查员'),
  'town.village-liaison': post('town', '包村干部'),
  'town.finance-head': post('town', '财政所所长'),
  'town.finance-clerk': post('town', '财政所会计'),
  'town.economy-officer': post('town', '农经站工作人员'),
  'town.conduct-officer': post('town', '乡镇(街道)纪(工)委工作人员'),
  'town.archivist': post('town', '乡镇(街道)档案员'),

  'bureau.director': post('bureau', '县直单位主要负责人'),

  'civil-affairs.aid-clerk': post('civil-affairs', '民政局低保经办员'),
  'civil-affairs.aid-head': post('civil-affairs', '民政局低保股长'),
  'civil-affairs.deputy-director': post('civil-affairs', '民政局分管副局长'),
  'civil-affairs.inspector': post('civil-affairs', '民政局社会救助检查员'),
  'means-check.officer': post('means-check', '核对中心核对员'),

  'finance.project-officer': post('finance', '财政局一事一议项目管理员'),
  'finance.reform-head': post('finance', '财政局农村综合改革股长'),
  'finance.payer': post('finance', '财政局国库支付员'),

  'registry.window-clerk': post('registry', '不动产登记窗口受理员'),
  'registry.reviewer': post('registry', '不动产登记审核员'),
  'registry.registrar': post('registry', '不动产登记登簿员'),
  'registry.quality-checker': post('registry', '不动产登记质量检查员'),
  'registry.archivist': post('registry', '不动产登记档案员'),

  'agriculture.burden-officer': post('agriculture', '农业农村局减负监督员'),

  'commission.conduct-officer': post('commission', '党风政风监督室工作人员'),
  'commission.leader': post('commission', '纪委监委负责人'),
  'leading-group.reviewer': post('leading-group', '领导小组办公室审核员'),

  'admin.system': administrator('系统管理员'),
  'admin.security': administrator('安全保密管理员'),
  'admin.audit': administrator('安全审计员'),
} as const satisfies Readonly<Record<string, RoleEntry>>;

/** A role key of the table {@link roles}. */
export type RoleKey = keyof typeof roles;

/** All role keys in the order of the table. */
export const roleKeys = Object.keys(roles) as readonly RoleKey[];

/** True when the text is a role key of the table; a county's own lists may name others, which charts then cannot use. */
export function isRoleKey(text: string): text is RoleKey {
  return Object.hasOwn(roles, text);
}

/** The role's entry, undefined for a key the table does not have. */
export function findRole(text: string): RoleEntry | undefined {
  return isRoleKey(text) ? roles[text] : undefined;
}
