import type { FormField } from '../../core/chart/chart.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Household } from './make-households.ts';
import type { SeededSource } from './seeded-source.ts';

/** What the values of a demo case are made from. */
export type ValueSource = { readonly household: Household; readonly source: SeededSource; readonly now: Instant; readonly kin: boolean };

const words: Readonly<Record<string, readonly string[]>> = {
  matter: ['村东水渠清淤', '文化活动室修缮', '集体果园续包', '村内路灯更换'],
  project: ['组内道路硬化', '蓄水池加固', '便民桥维修'],
  place: ['三组晒场至村口', '五组山脚', '一组渠首'],
  builder: ['经公开询价选定的施工队'],
  keeper: ['村民小组轮流管护'],
  seller: ['清溪示例置业公司'],
  contract: ['示例合同-0001', '示例合同-0002', '示例合同-0003'],
  'unit-number': ['示例小区 2 栋 301', '示例小区 5 栋 602', '示例小区 1 栋 104'],
  account: ['0000000000000000'],
};

const opinions = ['材料与查到的情况一致。', '已当面核实，情况属实。', '按规定办理，理由已写明。', '看过全部材料，没有疑问。'];
/** The plain course comes before special ones when a form offers a choice. */
const plainCourse = ['ordinary', 'normal', 'usual', 'common', 'representatives', 'assembly'];

/** A plausible invented value for a field of a demo case. */
export function inventedValue(field: FormField, about: ValueSource): Canonical {
  const { household, source } = about;
  switch (field.kind) {
    case 'name':
      return household.head.name;
    case 'id-number':
      return household.head.identityNumber;
    case 'phone':
      return household.phone.replace(/\D/g, '');
    case 'count':
      return field.id === 'persons' ? household.members.length : 2;
    case 'money':
      return moneyOf(field.id, about);
    case 'day':
      return dayOf(about.now);
    case 'yes-no':
      return field.id.startsWith('kin') ? about.kin : !field.id.startsWith('uses');
    case 'choice':
      return choiceOf(field, source);
    case 'text':
      return field.id === 'village-group' ? `${String(household.group)} 组` : source.pick(words[field.id] ?? ['见纸质材料']);
    case 'long-text':
      return source.pick(opinions);
  }
}

function choiceOf(field: FormField, source: SeededSource): string {
  const ids = field.choices.map((choice) => choice.id);
  const plain = plainCourse.find((id) => ids.includes(id));
  if (plain !== undefined) return plain;
  return field.id === 'hardship' ? source.pick(ids) : (ids[0] ?? '');
}

function moneyOf(id: string, { household, source }: ValueSource): number {
  if (id === 'monthly-income') return household.monthlyIncomeFen;
  if (id === 'monthly-amount') return household.members.length * (30_000 + source.below(20_000));
  if (id === 'per-person') return 1_000;
  return 1_000_000 + source.below(4_000_000);
}
