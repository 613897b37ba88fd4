import type { NoticeCard } from '../../../contract/public-views.ts';
import { PeriodBar } from './period-bar.tsx';

const notice: NoticeCard = {
  id: 'n-1',
  title: '低保申请公示',
  unitName: '石桥村',
  itemCode: 'QX-MZ-012',
  itemName: '低保申请',
  from: '2026-11-19',
  until: '2026-11-25',
  day: 5,
  days: 7,
  open: true,
};

/** Drawn by the component tests. */
export const examples = {
  'fifth day of seven': <PeriodBar notice={notice} />,
  over: <PeriodBar notice={{ ...notice, open: false, day: 0 }} />,
};
