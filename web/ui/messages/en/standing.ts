import type { standingZhCn } from '../zh-CN/standing.ts';

/** Words about whether an item is in force, from when, and where it hangs, in English. */
export const standingEn: typeof standingZhCn = {
  withdrawnTitle: (day) => `Withdrawn on ${day}: no new cases are taken`,
  withdrawnHelp: (reason) => `Reason: ${reason}`,
  withdrawnNow: 'What was begun is finished as it was begun. To ask what holds now, turn to:',
  withdrawnCall: 'the hotline 12345',
  comingTitle: (day) => `This version is in force from ${day}`,
  comingHelp: 'Until then go by the one in force.',
  nextVersion: (number, day) => `Version ${number} takes its place on ${day}.`,
  seeNext: 'See it now',
  hanging: 'Where it hangs',
  hangingOld: 'an older version, to be exchanged',
};
