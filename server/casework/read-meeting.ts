import type { NodeId } from '../../core/chart/chart.ts';
import { asId } from '../../core/kernel/id.ts';
import type { FieldError } from '../../contract/page-frame.ts';
import type { Wish } from './acting-roles.ts';

/** What a meeting's form sends. */
export type MeetingBody = {
  readonly 'present[]': readonly string[];
  readonly 'recused[]': readonly string[];
  readonly yes: string;
  readonly no: string;
  readonly abstain: string;
};

/** Reads attendance and counts; every count must be a whole number. */
export function readMeeting(node: NodeId, body: MeetingBody): { readonly wish: Wish } | { readonly errors: readonly FieldError[] } {
  const counts = { yes: countOf(body.yes), no: countOf(body.no), abstain: countOf(body.abstain) };
  const words = { yes: '同意', no: '不同意', abstain: '弃权' };
  const errors: FieldError[] = (['yes', 'no', 'abstain'] as const).flatMap((field) =>
    counts[field] === undefined ? [{ field, cause: `“${words[field]}”的票数没有填对`, cure: '请写数字，没有就写 0' }] : [],
  );
  if (body['present[]'].length === 0) errors.push({ field: 'present[]', cause: '没有勾到会的人', cure: '请按签到表勾选' });
  const { yes, no, abstain } = counts;
  if (errors.length > 0 || yes === undefined || no === undefined || abstain === undefined) return { errors };
  const persons = (ids: readonly string[]) => [...new Set(ids)].map((id) => asId<'person'>(id));
  return {
    wish: { do: 'record-meeting', node, present: persons(body['present[]']), recused: persons(body['recused[]']), yes, no, abstain },
  };
}

function countOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  return /^\d{1,4}$/.test(plain) ? Number(plain) : undefined;
}
