import type { ChartNode } from '../../../core/chart/chart.ts';
import type { FieldKind } from '../item/field-kinds.ts';

/** Parts of a node that only a chart has, with editors of their own. */
export type PartKind = { readonly kind: 'limit' | 'wait' | 'threshold' | 'form' | 'bases' | 'law' | 'steps' | 'shows' };

/** A member of a node as it is written: `read` and `write` turn what the chart holds into what the editor shows and back. */
export type NodeField = {
  readonly key: string;
  readonly label: string;
  readonly kind: FieldKind | PartKind;
  readonly read?: (value: unknown) => unknown;
  readonly write?: (value: unknown, before: unknown) => unknown;
};

const text = (key: string, label: string, empty: null | '' = ''): NodeField => ({ key, label, kind: { kind: 'text', empty } });
const lines = (key: string, label: string): NodeField => ({ key, label, kind: { kind: 'lines', hint: '一行一条' } });
const roles = (key: string, label: string): NodeField => ({ key, label, kind: { kind: 'roles' } });
const part = (key: string, label: string, kind: PartKind['kind']): NodeField => ({ key, label, kind: { kind } });
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

const dayUnits = [
  ['day', '自然日'],
  ['working-day', '工作日'],
] as const;

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
  // A row whose grade nobody chose yet is of the lowest.
  write: (value) => (value as readonly { readonly level: unknown }[]).map((risk) => ({ ...risk, level: risk.level ?? 'low' })),
};

const outcomes: NodeField = {
  key: 'outcomes',
  label: '有哪几种结果（一行一种，头一种是往下走的）',
  kind: { kind: 'rows', columns: [{ key: 'label', title: '结果', kind: 'text', empty: '' }], hint: '如：同意、不同意、退回补正' },
  write: (value) => withIds(value as readonly { readonly id?: string; readonly label: string }[]),
};

/** Results keep the ids that they have; new ones get one that is free. */
export function withIds(
  rows: readonly { readonly id?: string; readonly label: string }[],
): readonly { readonly id: string; readonly label: string }[] {
  const taken = new Set(rows.flatMap(({ id }) => (id === undefined ? [] : [id])));
  return rows.map(({ id, label }) => {
    if (id !== undefined) return { id, label };
    const free = Array.from({ length: rows.length + 1 }, (_, at) => `r${String(at + 1)}`).find((one) => !taken.has(one)) ?? 'r';
    taken.add(free);
    return { id: free, label };
  });
}

const act = [
  choice('stage', '阶段', stages),
  part('limit', '多久办完', 'limit'),
  outcomes,
  risks,
  part('basis', '依据', 'bases'),
  yesNo('approval', '是把关的一步吗'),
  part('requiredByLaw', '哪一条法规要求有这一步', 'law'),
  part('form', '表单', 'form'),
  lines('responsibility', '责任'),
  lines('accountability', '追责情形'),
  lines('forbidden', '不准做什么（不写“不准”）'),
  text('recourse', '不服找谁', null),
  text('where', '在哪里办', null),
  text('youGet', '您会拿到什么', null),
] as const;

const notice = [
  ...names,
  number('days', '公示几天'),
  choice('dayUnit', '怎么算天', dayUnits),
  roles('answeredBy', '有意见谁来答复'),
  part('answeredApartFrom', '答复的人不能是办过哪几步的', 'steps'),
  part('answerLimit', '多久答复', 'limit'),
  part('shows', '公示哪几项', 'shows'),
  part('basis', '依据', 'bases'),
  lines('forbidden', '不准做什么'),
  risks,
  text('where', '贴在哪里', null),
] as const;

/** Members that can be written, for each kind of node, in the order in which they are asked. */
export function nodeFields(type: ChartNode['type']): readonly NodeField[] {
  switch (type) {
    case 'task':
      return [...names, roles('posts', '谁来办（哪一个都行）'), number('actors', '要几个不同的人一起'), ...act];
    case 'vote':
      return [
        ...names,
        oneRole('body', '谁来表决'),
        part('quorum', '到多少人才能开会', 'threshold'),
        part('pass', '多少人同意才通过', 'threshold'),
        choice('ballot', '怎么投', [
          ['open', '举手'],
          ['secret', '不记名'],
        ]),
        roles('recorders', '谁来记录'),
        yesNo('recusedLeaveDenominator', '回避的人不算进总数吗'),
        ...act,
      ];
    case 'notice':
      return notice;
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
    case 'timer':
      return [...names, part('wait', '等多久', 'wait'), yesNo('tacit', '到期没有答复就算同意吗'), part('basis', '依据', 'bases')];
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
    case 'xor':
    case 'and':
      return names;
  }
}
