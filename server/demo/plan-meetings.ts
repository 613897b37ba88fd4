import { addDays, startOfDay } from '../../core/kernel/day.ts';
import type { Minutes } from '../../core/programme/event.ts';
import type { PlanIds, PlannedRecord, ProgrammeGround } from './plan-programme.ts';

/** Two meetings of the demo: one with citizens' groups, one of offices. One decision has no task yet. */
export function planMeetings({ today, office }: ProgrammeGround, ids: PlanIds): readonly PlannedRecord[] {
  const meeting = (id: string, days: number, minutes: Omit<Minutes, 'day'>): PlannedRecord => ({
    ...{ kind: 'programme-meeting', id },
    events: [
      {
        ...{ type: 'minutes-recorded', minutes: { ...minutes, day: addDays(today, days) } },
        ...{ at: startOfDay(addDays(today, days)) + 16 * 3_600_000, by: office },
      },
    ],
  });
  return [
    meeting(ids.consultation, -35, {
      ...{ kind: 'consultation', title: '村级微权力清单征求意见会', place: '县政务服务中心三楼' },
      heard: [
        { who: '村民代表', count: 18 },
        { who: '村务监督委员会成员', count: 7 },
        { who: '驻村干部', count: 5 },
      ],
      agenda: [
        {
          ...{ topic: '印章怎么管', said: '村民代表说，借章没有登记，事后说不清。', research: [] },
          decisions: [{ number: 1, text: '用章登记本放到便民窗口，谁都能翻' }],
        },
        {
          ...{ topic: '清单看不看得懂', said: '大家说字太多，要有一句话说明。', research: [] },
          decisions: [{ number: 2, text: '每个事项写一句通俗说明' }],
        },
      ],
    }),
    meeting(ids.study, -16, {
      ...{ kind: 'joint-study', title: '乡镇和县直事项联合研究会', place: '县纪委监委会议室' },
      heard: [
        { who: '县直单位法规岗', count: 6 },
        { who: '乡镇分管负责人', count: 8 },
      ],
      agenda: [
        {
          ...{ topic: '两家都认的事项归谁', said: '按权责清单对，哪家有依据归哪家。', research: [] },
          decisions: [
            { number: 1, text: '两个单位都认的权力，一个月内商定归口' },
            { number: 2, text: '商定不了的报领导小组定' },
          ],
        },
      ],
    }),
  ];
}
