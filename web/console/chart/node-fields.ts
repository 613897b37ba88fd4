import type { ChartNode } from '../../../core/chart/chart.ts';
import type { FieldKind } from '../item/field-kinds.ts';

/** A member of a node as it is written: `read` and `write` turn what the chart holds into what the editor shows and back. */
export type NodeField = {
  readonly key: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly read?: (value: unknown) => unknown;
  readonly write?: (value: unknown, before: unknown) => unknown;
};

const text = (key: string, label: string, empty: null | '' = ''): NodeField => ({ key, label, kind: { kind: 'text', empty } });
const lines = (key: string, label: string): NodeField => ({ key, label, kind: { kind: 'lines', hint: '一行一条' } });
const roles = (key: string, label: string): NodeField => ({ key, label, kind: { kind: 'roles' } });
const choice = (key: string, label: string, choices: readonly (readonly [string, string])[]): NodeField => ({
  key,
  label,
  kind: { kind: 'choice', choices },
});
const yesNo = (key: string, label: string): NodeField => ({
  ...choice(key, label, [
    ['yes', '是'],
    ['no', '否'],
  ]),
  read: (value) => (value === true ? 'yes' : 'no'),
  write: (value) => value === 'yes',
});
const number = (key: string, label: string): NodeField => ({
  ...text(key, label),
  read: (value) => (typeof value === 'number' ? String(value) : ''),
  write: (value, before) => (/^\d{1,4}$/.test(String(value)) ? Number(value) : before),
});
const oneRole = (key: string, label: string): NodeField => ({
  ...roles(key, label),
  read: (value) => (typeof value === 'string' && value !== '' ? [value] : []),
  write: (value) => (Array.isArray(value) ? String(value.at(-1) ?? '') : ''),
});

const names = [text('plainName', '这一步叫什么（大白话）'), text('name', '正式名称')] as const;

const stages = [
  ['apply', '申请'],
  ['accept', '受理'],
  ['review', '审查'],
  ['field-check', '现场核查'],
  ['approve', '审批'],
  ['vote', '表决'],
  ['pay', '支付'],
  ['execute', '执行'],
  ['notify', '告知'],
  ['rectify', '整改'],
  ['archive', '归档'],
] as const;

const limitWords = { 'working-day': '工作日', day: '天', hour: '小时' } as const;

/** "10 工作日 承诺 visit-days": amount, unit, who demands it, parameter. */
const limit: NodeField = {
  ...text('limit', '多久办完（如：10 工作日 承诺 visit-days；3 天 法定；没有就空着）'),
  read: (value) => (value === null ? '' : limitText(value as LimitRecord)),
  write: (value, before) => readLimit(String(value), before),
};

type LimitRecord = {
  readonly amount: number;
  readonly unit: keyof typeof limitWords;
  readonly kind: 'statutory' | 'promised';
  readonly parameter: string | null;
};

function limitText({ amount, unit, kind, parameter }: LimitRecord): string {
  return [String(amount), limitWords[unit], kind === 'statutory' ? '法定' : '承诺', ...(parameter === null ? [] : [parameter])].join(' ');
}

/** The limit a text means; what cannot be read leaves the limit as it was. */
export function readLimit(said: string, before: unknown): unknown {
  if (said.trim() === '') return null;
  const found = /^(\d{1,4}) *(工作日|天|小时) *(法定|承诺)? *([a-z][a-z0-9-]*)?$/u.exec(said.trim());
  if (found === null) return before;
  const [, amount = '', word, kind, parameter] = found;
  const unit = word === '工作日' ? 'working-day' : word === '天' ? 'day' : 'hour';
  return { amount: Number(amount), unit, kind: kind === '法定' ? 'statutory' : 'promised', parameter: parameter ?? null };
}

const risks: NodeField = {
  key: 'risks',
  label: '风险点',
  kind: {
    kind: 'rows',
    columns: [
      { key: 'level', title: '等级', kind: 'level', empty: '' },
      { key: 'what', title: '表现', kind: 'long', empty: '' },
      { key: 'prevention', title: '怎么防', kind: 'long', empty: '' },
      { key: 'owner', title: '谁负责', kind: 'text', empty: '' },
    ],
    hint: '一行一个',
  },
};

const outcomes: NodeField = {
  key: 'outcomes',
  label: '有哪几种结果（一行一种：英文编号 说法）',
  kind: { kind: 'lines', hint: 'pass 同意' },
  read: (value) => (value as readonly { readonly id: string; readonly label: string }[]).map(({ id, label }) => `${id} ${label}`.trim()),
  write: (value) =>
    (value as readonly string[]).map((line) => {
      const [id = 'done', ...label] = line.split(/\s+/u);
      return { id, label: label.join(' ') };
    }),
};

const act = [
  choice('stage', '阶段', stages),
  yesNo('approval', '是把关的一步吗'),
  limit,
  outcomes,
  lines('basis', '依据（法规库编号）'),
  lines('responsibility', '责任'),
  lines('accountability', '追责情形'),
  lines('forbidden', '不准做什么（不写“不准”）'),
  text('recourse', '不服找谁', null),
  risks,
  text('where', '在哪里办', null),
  text('youGet', '您会拿到什么', null),
] as const;

/** Members that can be written here, for each kind of node; forms and conditions keep what they have. */
export function nodeFields(type: ChartNode['type']): readonly NodeField[] {
  switch (type) {
    case 'task':
      return [...names, roles('posts', '谁来办（哪一个都行）'), number('actors', '要几个人一起'), ...act];
    case 'vote':
      return [
        ...names,
        oneRole('body', '谁来表决'),
        roles('recorders', '谁来记录'),
        choice('ballot', '怎么投', [
          ['open', '举手'],
          ['secret', '不记名'],
        ]),
        ...act,
      ];
    case 'notice':
      return [
        ...names,
        number('days', '公示几天'),
        choice('dayUnit', '怎么算天', [
          ['day', '自然日'],
          ['working-day', '工作日'],
        ]),
        roles('answeredBy', '有意见谁来答复'),
        lines('shows', '公示哪几项（表单编号）'),
        lines('basis', '依据（法规库编号）'),
        lines('forbidden', '不准做什么'),
        risks,
        text('where', '贴在哪里', null),
      ];
    case 'external':
      return [
        ...names,
        choice('actor', '谁办', [
          ['applicant', '申请人'],
          ['authority', '别的机关'],
        ]),
        roles('notedBy', '谁记下来'),
        outcomes,
        text('where', '在哪里', null),
        text('youGet', '会拿到什么', null),
      ];
    case 'end':
      return [
        ...names,
        choice('outcome', '什么结局', [
          ['approve', '办成'],
          ['reject', '没办成'],
          ['withdraw', '撤回'],
          ['close', '了结'],
        ]),
        text('youGet', '会拿到什么', null),
      ];
    case 'start':
    case 'timer':
    case 'xor':
    case 'and':
      return names;
  }
}
