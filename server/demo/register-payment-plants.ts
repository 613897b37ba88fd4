import { addDays } from '../../core/kernel/day.ts';
import { monthsBefore, type Payment } from './register-payment.ts';
import { at } from './roster.ts';
import { loginAt, officialNumber, type RegisterGround } from './register-ground.ts';

/** One or two plants for each village, and beside each something that is in order. */
export function plantedPayments(ground: RegisterGround, village: number): readonly Payment[] {
  const { day, villages, county } = ground;
  const { unit, households } = at(villages, village);
  const [first, second, third, dead] = [at(households, 0), at(households, 1), at(households, 2), at(households, 3)];
  const [fifth, sixth] = [at(households, 4), at(households, 5)];
  const [month = '', before = '', , , late = ''] = monthsBefore(day, 5);
  const low = { programme: 'B03', period: month, yuan: '420', day: `${month}-25` };
  const clerk = county.accounts.findIndex((account) => account.login === loginAt(unit, 'clerk'));
  const plants: readonly (readonly Payment[])[] = [
    // Paid twice; beside it one that was reversed and paid again.
    [
      { ...low, household: first },
      { ...low, household: first, day: `${month}-27` },
      { ...low, household: second, period: before },
      { ...low, household: second, period: before, yuan: '-420' },
      { ...low, household: second, period: before },
    ],
    // A month that began after the death; beside it the month of the death itself.
    [
      { programme: 'B04', period: month, household: dead, yuan: '100', day: `${month}-20` },
      { programme: 'B04', period: late, household: dead, yuan: '100', day: `${late}-28` },
    ],
    // Into a stranger's account; beside it into the account of a member of the household.
    [
      { ...low, household: third, accountName: first.head.name },
      { ...low, household: fifth, accountName: fifth.members.at(-1)?.name ?? '' },
    ],
    // More land than the household holds; the regular rows claim no more than there is.
    [{ programme: 'B01', period: month.slice(0, 4), household: sixth, yuan: '1200', day: addDays(day, -40), area: '13.5' }],
    // An officer of the village draws what is closed to him.
    [
      {
        ...low,
        household: first,
        payee: county.organisation.persons.find((one) => one.id === county.accounts[clerk]?.person)?.name ?? '',
        identityNumber: officialNumber(clerk),
      },
    ],
    // A number that no one can have; and one person paid from two villages.
    [
      {
        ...low,
        household: third,
        identityNumber: `${third.head.identityNumber.slice(0, 17)}${third.head.identityNumber.endsWith('1') ? '2' : '1'}`,
      },
      { ...low, household: second },
      { ...low, household: second, village: villages[0]?.unit.name ?? '' },
    ],
  ];
  return plants[village % plants.length] ?? [];
}
