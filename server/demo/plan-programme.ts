import { addDays, type Day, startOfDay } from '../../core/kernel/day.ts';
import type { Unit } from '../../core/org/organisation.ts';
import type { Hand, Paper, Phase, ProgrammeEvent } from '../../core/programme/event.ts';
import type { RecordKind } from '../../core/programme/record.ts';
import { newId } from '../platform/random.ts';
import { planMeetings } from './plan-meetings.ts';
import { planTasks } from './plan-tasks.ts';

/** Everything that happened to one record of the demo's programme. */
export type PlannedRecord = { readonly kind: RecordKind; readonly id: string; readonly events: readonly ProgrammeEvent[] };

/** Who acts, in which county, on which day. */
export type ProgrammeGround = {
  readonly today: Day;
  readonly units: readonly Unit[];
  /** The leading-group office. */
  readonly office: Hand;
  /** Who compiles a unit's list. */
  readonly compilerOf: (unit: Unit) => Hand | undefined;
};

const issuer = '清溪县微权力工作领导小组';

/** Papers, phases, minutes and tasks of the invented county: some results are in, some are late, one decision has no task yet. */
export function planProgramme(ground: ProgrammeGround): readonly PlannedRecord[] {
  const ids = { notice: newId(), plan: newId(), consultation: newId(), study: newId() };
  const at = (days: number) => ({ at: startOfDay(addDays(ground.today, days)) + 9 * 3_600_000, by: ground.office });
  const paper = (number: string, title: string, days: number): Paper => ({ number, title, issuer, day: addDays(ground.today, days) });
  const notice = paper('清微组发〔2026〕1号', '关于开展微权力清单编制工作的通知', -62);
  const plan = paper('清微组发〔2026〕4号', '微权力清单公布和运行方案', -20);
  const document = (id: string, about: Paper, requires: string): PlannedRecord => ({
    ...{ kind: 'governing-document', id },
    events: [{ type: 'document-entered', paper: about, requires, ...at(-60) }],
  });
  return [
    document(ids.notice, notice, '各单位成立领导小组，对照权责清单编好清单、画好流程图、找出风险点。'),
    document(ids.plan, plan, '审过的清单全部公布，张贴上墙，按流程办件。'),
    { kind: 'roadmap', id: 'roadmap', events: [{ type: 'roadmap-set', phases: phasesOf(ground.today, ids), ...at(-59) }] },
    ...planMeetings(ground, ids),
    ...planTasks(ground, ids),
    ...ground.units
      .filter(({ level }) => level === 'town')
      .map((unit): PlannedRecord => ({
        ...{ kind: 'list-deadline', id: unit.id },
        events: [{ type: 'deadline-set', unit: unit.id, due: addDays(ground.today, 30), ...at(-19) }],
      })),
  ];
}

/** Ids of the papers and meetings that others name. */
export type PlanIds = Readonly<Record<'notice' | 'plan' | 'consultation' | 'study', string>>;

function phasesOf(today: Day, ids: PlanIds): readonly Phase[] {
  const phase = ([id, name]: readonly [string, string], [from, to]: readonly [number, number], document: string): Phase => ({
    ...{ id, name, from: addDays(today, from), to: addDays(today, to), document },
  });
  return [
    phase(['p1', '部署发动'], [-62, -45], ids.notice),
    phase(['p2', '梳理编制'], [-44, -15], ids.notice),
    phase(['p3', '审核公布'], [-14, 30], ids.plan),
    phase(['p4', '运行监督'], [31, 150], ids.plan),
  ];
}
