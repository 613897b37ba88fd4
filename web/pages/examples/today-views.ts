import type { TodayView } from '../../../contract/today-views.ts';
import { alertListView } from './alert-views.ts';

const numbers: TodayView['numbers'] = {
  ...{ today: 2, open: 9, red: 1, yellow: 6, verify: 3, overdue: 1, new: 4, cleared: 2 },
  ...{ ordered: 7, checked: 4, rectify: 3, 'look-back': 1, filtered: 1, lead: 0, judged: 11, right: 6 },
};

/** A supervisor's page with questions in two places and one list that is late. */
export const todayExample: TodayView = {
  ...{ list: 'today', topic: null, place: null, cards: alertListView.cards, numbers, registers: '2026-11-22' },
  byTopic: [
    { topic: 'S', count: 5 },
    { topic: 'R', count: 4 },
  ],
  byPlace: [
    { id: 'u-1', name: '砚渡镇', lamp: 'red', count: 6 },
    { id: 'u-2', name: '榫坡镇', lamp: 'none', count: 3 },
  ],
  late: [{ unit: '石桥村', what: 'list', number: null, count: 3, days: 12 }],
};
