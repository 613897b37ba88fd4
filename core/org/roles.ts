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
  | 'housing'
  | 'disability'
  | 'water'
  | 'justice'
  | 'affairs'
  | 'trade'
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
  'village.group-leader': post('village', '村民小组长'),
  'village.group-household': body('village', '村民小组户代表'),
  'village.handler': post('village', '村级支出经办人'),
  'village.witness': post('village', '村级支出证明人'),
  'village.seal-keeper': post('village', '村级印章保管员'),
  'village.mediator': post('village', '村人民调解员'),
  'village.disability-officer': post('village', '村残协专干'),
  'village.housing-officer': post('village', '村(社区)住房专干'),
  'village.labour-dispatcher': post('village', '村级派工员'),
  'village.labour-supervisor': post('village', '村级用工监督员'),
  'village.project-council': body('village', '项目理事会成员'),
  'village.organisation-officer': post('village', '村党组织组织委员'),
  'village.party-sponsor': post('village', '入党培养联系人'),
  'village.branch-committee': body('village', '村党组织委员会成员'),
  'village.coop-director': post('village', '集体经济组织理事长'),
  'village.coop-supervisor': post('village', '集体经济组织监事长'),
  'village.coop-council': body('village', '集体经济组织理事会成员'),
  'village.coop-board': body('village', '集体经济组织监事会成员'),
  'village.coop-delegate': body('village', '集体经济组织成员代表'),
  'village.coop-member': body('village', '集体经济组织成员'),

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
  'town.compiler': post('town', '乡镇(街道)微权力清单编制员'),
  'town.legal-officer': post('town', '司法所工作人员'),
  'town.mediator': post('town', '乡镇(街道)人民调解员'),
  'town.economy-head': post('town', '农经站站长'),
  'town.agency-head': post('town', '三资代理服务中心主任'),
  'town.agency-accountant': post('town', '三资代理服务中心会计'),
  'town.trade-officer': post('town', '公共资源交易站工作人员'),
  'town.tender-panel': body('town', '采购评审小组成员'),
  'town.audit-lead': post('town', '村级审计组组长'),
  'town.auditor': post('town', '村级审计组成员'),
  'town.farm-officer': post('town', '农业站工作人员'),
  'town.homestead-clerk': post('town', '宅基地窗口经办员'),
  'town.land-officer': post('town', '自然资源所工作人员'),
  'town.build-officer': post('town', '村建站工作人员'),
  'town.forest-officer': post('town', '林业站工作人员'),
  'town.housing-clerk': post('town', '住房保障窗口经办员'),
  'town.organisation-officer': post('town', '乡镇(街道)党(工)委组织委员'),
  'town.conduct-head': post('town', '乡镇(街道)纪(工)委书记'),
  'town.party-committee': body('town', '乡镇(街道)党(工)委委员'),
  'town.government-meeting': body('town', '乡镇(街道)政务会成员'),

  'bureau.director': post('bureau', '县直单位主要负责人'),
  'bureau.vice-director': post('bureau', '县直单位分管负责人'),
  'bureau.compiler': post('bureau', '县直单位微权力清单编制员'),
  'bureau.legal-officer': post('bureau', '县直单位法规岗'),
  'bureau.personnel-officer': post('bureau', '县直单位人事岗'),
  'bureau.finance-clerk': post('bureau', '县直单位财务岗'),
  'bureau.party-group': body('bureau', '县直单位党组成员'),

  'civil-affairs.aid-clerk': post('civil-affairs', '民政局低保经办员'),
  'civil-affairs.aid-head': post('civil-affairs', '民政局低保股长'),
  'civil-affairs.deputy-director': post('civil-affairs', '民政局分管副局长'),
  'civil-affairs.inspector': post('civil-affairs', '民政局社会救助检查员'),
  'civil-affairs.welfare-clerk': post('civil-affairs', '民政局福利补贴经办员'),
  'civil-affairs.elder-clerk': post('civil-affairs', '民政局养老服务科经办员'),
  'civil-affairs.elder-head': post('civil-affairs', '民政局养老服务科科长'),
  'means-check.officer': post('means-check', '核对中心核对员'),

  'finance.project-officer': post('finance', '财政局一事一议项目管理员'),
  'finance.reform-head': post('finance', '财政局农村综合改革股长'),
  'finance.payer': post('finance', '财政局国库支付员'),
  'finance.budget-clerk': post('finance', '财政局业务股经办员'),
  'finance.budget-reviewer': post('finance', '财政局业务股复核员'),
  'finance.budget-head': post('finance', '财政局业务股股长'),
  'finance.budget-office-head': post('finance', '财政局预算股股长'),
  'finance.accountant': post('finance', '财政局会计核算员'),
  'finance.review-panel': body('finance', '预算评审专家和代表'),

  'registry.window-clerk': post('registry', '不动产登记窗口受理员'),
  'registry.reviewer': post('registry', '不动产登记审核员'),
  'registry.registrar': post('registry', '不动产登记登簿员'),
  'registry.quality-checker': post('registry', '不动产登记质量检查员'),
  'registry.archivist': post('registry', '不动产登记档案员'),

  'agriculture.burden-officer': post('agriculture', '农业农村局减负监督员'),
  'agriculture.subsidy-clerk': post('agriculture', '农业农村局补贴经办员'),
  'agriculture.subsidy-head': post('agriculture', '农业农村局补贴股股长'),
  'agriculture.project-officer': post('agriculture', '农业农村局项目办经办员'),
  'agriculture.project-head': post('agriculture', '农业农村局项目办主任'),
  'agriculture.arbitration-clerk': post('agriculture', '仲裁委员会办公室工作人员'),
  'agriculture.arbitration-head': post('agriculture', '仲裁委员会主任'),
  'agriculture.arbitrator': body('agriculture', '仲裁员'),

  'housing.window-clerk': post('housing', '住建局窗口受理员'),
  'housing.market-clerk': post('housing', '住建局市场科经办员'),
  'housing.market-head': post('housing', '住建局市场科科长'),
  'housing.maintenance-clerk': post('housing', '住建局维修资金中心经办员'),
  'housing.maintenance-head': post('housing', '住建局维修资金中心主任'),
  'housing.security-clerk': post('housing', '住建局住房保障科经办员'),
  'housing.security-head': post('housing', '住建局住房保障科科长'),
  'housing.rural-clerk': post('housing', '住建局村镇建设股经办员'),
  'housing.rural-head': post('housing', '住建局村镇建设股股长'),
  'housing.archivist': post('housing', '住建局档案员'),

  'disability.clerk': post('disability', '县残联经办员'),
  'disability.head': post('disability', '县残联业务股股长'),

  'water.resettlement-clerk': post('water', '水利局移民股经办员'),
  'water.resettlement-head': post('water', '水利局移民股股长'),

  'justice.reviewer': post('justice', '司法局合法性审核员'),

  'affairs.vehicle-clerk': post('affairs', '机关事务中心车管科经办员'),
  'affairs.vehicle-head': post('affairs', '机关事务中心车管科科长'),

  'trade.officer': post('trade', '公共资源交易中心工作人员'),
  'trade.head': post('trade', '公共资源交易中心主任'),

  'commission.conduct-officer': post('commission', '党风政风监督室工作人员'),
  'commission.leader': post('commission', '纪委监委负责人'),
  'commission.petition-officer': post('commission', '纪委信访室工作人员'),
  'commission.inspection-officer': post('commission', '监督检查室工作人员'),
  'commission.resident-officer': post('commission', '派驻纪检监察组工作人员'),
  'leading-group.reviewer': post('leading-group', '领导小组办公室审核员'),
  'leading-group.head': post('leading-group', '领导小组办公室主任'),
  'leading-group.member': body('leading-group', '领导小组成员'),

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
