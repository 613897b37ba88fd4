import { findRole } from '../core/org/roles.ts';

const units: Readonly<Record<string, string>> = { 'working-day': '个工作日', day: '天', hour: '小时' };
const levels: Readonly<Record<string, string>> = { high: '高', middle: '中', low: '低' };

const words: Readonly<Record<string, string>> = {
  ...{ 'self-governance': '村民自治', benefit: '惠民补贴', licence: '行政许可', confirmation: '行政确认', adjudication: '行政裁决' },
  ...{
    'public-service': '公共服务',
    party: '党务',
    internal: '内部管理',
    other: '其他',
    none: '没有',
    own: '自己的',
    adopted: '采用县里的',
  },
  ...{ shared: '和别的事项共用', statutory: '法定', promised: '承诺', secret: '无记名', open: '举手', survey: '调研', visit: '走访' },
  ...{ symposium: '座谈会', changed: '已采纳', kept: '没有采纳', 'working-day': '工作日', day: '自然日' },
};

type Members = Readonly<Record<string, unknown>>;

/** A value of a field or of a part of a step, as people read it; empty for nothing. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return findRole(value)?.name ?? words[value] ?? value;
  if (Array.isArray(value))
    return value
      .map(valueText)
      .filter((text) => text !== '')
      .join('；');
  return membersText(value as Members);
}

/** Objects have few shapes; each is said as lists print it. */
function membersText(value: Members): string {
  if (isMembers(value, ['amount', 'unit'])) return `${valueText(value['amount'])} ${units[String(value['unit'])] ?? ''}`;
  if (isMembers(value, ['what', 'level'])) return riskText(value);
  if (isMembers(value, ['main', 'note'])) return joined([value['main'], value['note']], '，');
  if (isMembers(value, ['stage', 'text'])) return joined([value['stage'], value['text']], '：');
  if (isMembers(value, ['id', 'text'])) return valueText(value['text'] === '' ? value['id'] : value['text']);
  if (isMembers(value, ['from', 'to']))
    return `${valueText(value['from'])}→${valueText(value['to'])}${value['label'] === undefined ? '' : `（${valueText(value['label'])}）`}`;
  if (isMembers(value, ['kind']) && 'chart' in value) return valueText(value['kind']);
  if (isMembers(value, ['label'])) return valueText(value['label']);
  return joined(Object.values(value), '，');
}

function isMembers(value: Members, names: readonly string[]): boolean {
  return names.every((name) => name in value);
}

function joined(parts: readonly unknown[], mark: string): string {
  return parts
    .map(valueText)
    .filter((text) => text !== '')
    .join(mark);
}

function riskText(value: Members): string {
  const level = levels[String(value['level'])];
  const measure = valueText(value['prevention']);
  return `${level === undefined ? '' : `（${level}）`}${valueText(value['what'])}${measure === '' ? '' : `防控：${measure}`}`;
}
