import type { CaseId } from '../../core/kernel/id.ts';
import { noticeIdOf } from '../../server/casework/notice-id.ts';
import type { SmallCounty } from './small-county.ts';

/** Places of a case of 低保 on its plain way, in order. */
export const aidWay = [
  'accept',
  'kin',
  'visit',
  'weigh',
  'opinion',
  'notice',
  'county-visit',
  'county-clerk',
  'county-head',
  'tell-approval',
  'pay',
  'archive',
] as const;

/** A case of 低保 driven on the plain way until it waits at a place; 'end' goes to the end. */
export async function aidCaseAt(small: SmallCounty, place: (typeof aidWay)[number] | 'end', caseId?: CaseId): Promise<CaseId> {
  const id = caseId ?? (await small.open());
  for (const node of aidWay) {
    if (node === place) return id;
    await passAidNode(small, id, node);
  }
  return id;
}

/** Does one place of the plain way. */
export async function passAidNode(small: SmallCounty, id: CaseId, node: (typeof aidWay)[number]): Promise<void> {
  switch (node) {
    case 'accept':
      return void (await small.step(id, 'clerk', 'accept', 'accepted'));
    case 'kin':
      return void (await small.step(id, 'clerk', 'kin'));
    case 'visit':
      await small.step(id, 'means', 'means');
      await small.step(id, 'visitor-1', 'visit', 'seen');
      return void (await small.step(id, 'visitor-2', 'visit', 'seen', {}));
    case 'weigh':
      return void (await small.step(id, 'clerk', 'weigh', 'clear'));
    case 'opinion':
      return void (await small.step(id, 'deputy', 'opinion', 'pass'));
    case 'notice':
      return small.days(8);
    case 'county-visit':
      // The applicant stands in the register of kin, so the bureau visits too, whatever the clerk ticked.
      await small.step(id, 'inspector-1', 'county-visit');
      return void (await small.step(id, 'inspector-2', 'county-visit', 'done', {}));
    case 'county-clerk':
      return void (await small.step(id, 'bureau-clerk', 'county-clerk', 'pass'));
    case 'county-head':
      return void (await small.step(id, 'bureau-head', 'county-head', 'confirm'));
    case 'tell-approval':
      return void (await small.step(id, 'clerk', 'tell-approval'));
    case 'pay':
      return void (await small.step(id, 'payer', 'pay', 'paid'));
    case 'archive':
      return void (await small.step(id, 'archivist', 'archive'));
  }
}

/** Public id of the first notice of a case. */
export function noticeOf(small: SmallCounty, caseId: CaseId, visit = 1): string {
  return noticeIdOf(small.services.keys, { caseId, node: 'notice', visit });
}
