/** How serious an alert is (级别), from hint to verify at once. */
export const severities = ['提示', '关注', '预警', '红色'] as const;

/** 提示 hint, 关注 look, 预警 answer due, 红色 verify at once. */
export type Severity = (typeof severities)[number];

/** Life of a rule: 试运行 trial, 正式 approved, 停用 suspended. */
export const ruleStates = ['试运行', '正式', '停用'] as const;

/** Kinds of procurement indicators: 违法 breaks a law, 佐证 only supports another. */
export const indicatorKinds = ['违法', '佐证'] as const;

/** How the value of a parameter is understood: 金额 is yuan and reaches the rule as fen. */
export const parameterTypes = ['整数', '小数', '金额', '文字', '列表', '日期'] as const;

/** A parameter of a rule. */
export type RuleParameter = {
  /** Name in the SQL, `:名称`. */
  readonly name: string;
  /** Name in the table 参数; absent for one that lives in the rule alone (`规则.名称` there). */
  readonly source: string;
  readonly type: (typeof parameterTypes)[number];
  readonly unit: string;
  /** Null: the rule cannot run without a value from outside (the reference day). */
  readonly fallback: string | null;
};

/**
 * The payments that a rule must see again when a payment is new: 行 that one alone, 人 all of its payee, 户 all of the payee's
 * household, 账号 all into its account.
 */
export const ruleScopes = ['行', '人', '户', '账号'] as const;

/** How far a new payment reaches in a rule. */
export type RuleScope = (typeof ruleScopes)[number];

/** A rule as its folder says it. */
export type Rule = {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly severity: Severity;
  readonly state: (typeof ruleStates)[number];
  readonly version: number;
  readonly objectType: string;
  /** Supporting rules say little alone. */
  readonly supporting: boolean;
  /** What kind of procurement indicator it is; null for a rule. */
  readonly indicator: (typeof indicatorKinds)[number] | null;
  readonly parameters: readonly RuleParameter[];
  /** Columns of the answer with the words for people; money, names and numbers by kind. */
  readonly evidence: readonly { readonly column: string; readonly kind: EvidenceKind }[];
  /** Lawful reasons, offered to the unit as answers. */
  readonly lawful: readonly string[];
  readonly sentence: string;
  /** Which payments decide with a new one whether the rule is hit; null: nothing less than all. */
  readonly scope: RuleScope | null;
  /** A registered second step behind the SQL. */
  readonly secondStep: string | null;
  readonly sql: string;
};

/** How a value of the evidence is shown: 元 turns fen into yuan, the personal kinds are masked. */
export const evidenceKinds = ['文字', '元', '身份证号', '姓名', '账号', '电话'] as const;

/** How a value of the evidence is shown. */
export type EvidenceKind = (typeof evidenceKinds)[number];
