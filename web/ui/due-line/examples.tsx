import { DueLine } from './due-line.tsx';

/** Drawn by the component tests. */
export const examples = {
  'three working days left': <DueLine due={{ dueDay: '2026-11-26', daysLeft: 3, daysUnit: 'working-day' }} />,
  'the last day': <DueLine due={{ dueDay: '2026-11-23', daysLeft: 0, daysUnit: 'day' }} />,
  'two days late': <DueLine due={{ dueDay: '2026-11-21', daysLeft: -2, daysUnit: 'day' }} />,
  'in a year without holidays yet': <DueLine due={{ dueDay: '2027-01-15', daysLeft: 38, daysUnit: 'working-day' }} certain={false} />,
  'without a limit': <DueLine due={{ dueDay: null, daysLeft: null, daysUnit: null }} />,
};
