import type { OwnCase, RegisterStep } from '../../core/supervision/own-cases/case-tables.ts';
import { incompatibleSteps, type OwnItem, rowsOfCase } from '../../core/supervision/own-cases/case-tables.ts';
import { addDays, type Day, dayOf } from '../../core/kernel/day.ts';
import type { PersonId, UnitId } from '../../core/kernel/id.ts';
import { type Instant, instantText } from '../../core/kernel/instant.ts';
import { isWorkingDay, type WorkingCalendar } from '../../core/kernel/working-calendar.ts';
import type { OrganisationData, Role } from '../../core/org/organisation.ts';

/** A table of the data room as text: its headings first. */
export type RegisterTable = readonly (readonly (string | number | null)[])[];

/** What the registers of a county's own casework are made from. */
export type OwnRegisters = {
  readonly cases: AsyncIterable<OwnCase> | Iterable<OwnCase>;
  readonly organisation: Pick<OrganisationData, 'delegations' | 'persons' | 'posts' | 'tenures' | 'units'>;
  readonly calendar: WorkingCalendar;
  /** What registers call a person (工号). */
  readonly numberOf: (person: PersonId) => string;
};

/**
 * The casework of the platform in the tables of the data room, so that the rules about cases run over it too. No identity numbers
 * are among them, because the platform keeps none.
 */
export async function ownRegisters({
  cases,
  organisation,
  calendar,
  numberOf,
}: OwnRegisters): Promise<Readonly<Record<string, RegisterTable>>> {
  const units = new Map(organisation.units.map(({ id, name }) => [id, name]));
  const nameOf = (unit: UnitId): string => units.get(unit) ?? '';
  const items = new Map<string, OwnItem>();
  const steps = new Map<string, RegisterStep>();
  const files: (string | number)[][] = [];
  const acts: (string | number)[][] = [];
  const days: Day[] = [];
  for await (const own of cases) {
    items.set(own.item.code, own.item);
    const rows = rowsOfCase(own, calendar);
    for (const step of rows.steps) steps.set(`${step.course} ${String(step.place)}`, step);
    for (const one of rows.cases) files.push([one.number, one.course, nameOf(one.unit), dayOf(one.openedAt), '否']);
    for (const act of rows.acts) {
      const who = numberOf(act.person);
      acts.push([act.id, act.caseNumber, act.place, act.step, '办结', who, localTime(act.arrivedAt), localTime(act.doneAt)]);
      days.push(dayOf(act.arrivedAt), dayOf(act.doneAt));
    }
  }
  return {
    办件: [['办件编号', '事项编码', '行政村', '申请日期', '绿色通道'], ...files],
    办件步骤: [['事件号', '办件编号', '步骤序号', '步骤', '动作', '操作人工号', '到达时间', '完成时间'], ...acts],
    事项步骤: [
      ['事项编码', '步骤序号', '事项名称', '步骤', '责任岗位', '时限(工作日)', '绿色通道可容缺'],
      ...[...steps.values()].map((one) => [
        one.course,
        one.place,
        one.place === 1 ? one.name : '',
        one.step,
        postsText(one.roles),
        one.limit,
        '否',
      ]),
    ],
    不相容步骤: [['步骤甲', '步骤乙'], ...[...items.values()].flatMap(incompatibleSteps)],
    ...officesOf({ organisation, steps: [...steps.values()], nameOf, numberOf }),
    工作日历: [['日期', '是否工作日'], ...daysOf(days).map((day) => [day, isWorkingDay(calendar, day) ? '是' : '否'])],
  };
}

/** Any of the roles will do: the post is named by all of them, and whoever has one of them holds it. */
function postsText(roles: readonly Role[]): string {
  return [...roles].sort().join('、');
}

type Offices = Pick<OwnRegisters, 'numberOf' | 'organisation'> & {
  readonly steps: readonly RegisterStep[];
  readonly nameOf: (unit: UnitId) => string;
};

function officesOf({ organisation, steps, nameOf, numberOf }: Offices): Readonly<Record<'公职人员' | '授权代理', RegisterTable>> {
  const wanted = new Map<Role, Set<string>>();
  for (const { roles } of steps) for (const role of roles) wanted.set(role, (wanted.get(role) ?? new Set()).add(postsText(roles)));
  const posts = new Map(organisation.posts.map((post) => [post.id, post]));
  const persons = new Map(organisation.persons.map(({ id, name }) => [id, name]));
  const held = organisation.tenures.flatMap(({ person, post, from, to }) => {
    const found = posts.get(post);
    const names = found === undefined ? [] : [found.name, ...(wanted.get(found.role) ?? [])];
    return names.map((name) => [
      numberOf(person),
      persons.get(person) ?? '',
      found === undefined ? '' : nameOf(found.unit),
      name,
      from,
      to,
    ]);
  });
  const given = organisation.delegations.flatMap(({ to, post, fromDay, toDay }) =>
    [...(wanted.get(posts.get(post)?.role ?? '') ?? [])].map((name) => [numberOf(to), name, fromDay, toDay, '平台授权']),
  );
  return {
    公职人员: [['工号', '姓名', '单位', '岗位', '任职日期', '离任日期'], ...held],
    授权代理: [['工号', '代理岗位', '起始日期', '终止日期', '授权文号'], ...given],
  };
}

/** Every day from the first to the last; the text of a day sorts as it falls. */
function daysOf(some: readonly Day[]): readonly Day[] {
  const sorted = [...some].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  const all: Day[] = [];
  if (first === undefined || last === undefined) return all;
  for (let day = first; day <= last; day = addDays(day, 1)) all.push(day);
  return all;
}

const chinaMs = 8 * 3_600_000;

/** `YYYY-MM-DD HH:MM:SS` in China. */
function localTime(at: Instant): string {
  return instantText(at + chinaMs)
    .slice(0, 19)
    .replace('T', ' ');
}
