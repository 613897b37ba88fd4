import type { Messages } from '../zh-CN.ts';

/** Words about governance bodies, on the public page of a unit and at the desk, in English. */
export const bodiesEn: Messages['bodies'] = {
  title: 'Leading group for small powers',
  office: (office) => `Day-to-day work: ${office}.`,
  paper: (title, number, issuer) => `${issuer}: ${title} (${number})`,
  since: (day) => `since ${day}`,
  kind: { head: 'Head', deputy: 'Deputy head', member: 'Member' },
  vacant: 'vacant now',
  seat: (unit, post) => `${unit}: ${post}`,
};
