import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { asId } from '../../core/kernel/id.ts';
import type { ActAnswer } from './act-request.ts';

/** Who asks, under which key, with which body. */
export type Asked = { readonly commandId: string; readonly owner: string; readonly bodyHash: string };

type Used = { readonly owner: string; readonly body_hash: string; readonly answer: string };

/** A key belongs to one person and one body. Refused: `key-reused`. */
export function whyKeyUnfit(used: Used, asked: Asked): Refusal<'key-reused'> | undefined {
  return used.owner === asked.owner && used.body_hash === asked.bodyHash ? undefined : refuse('key-reused');
}

/** The answer that the first submission got. */
export function answerOf(used: Used): ActAnswer {
  const answer = JSON.parse(used.answer) as { caseId: string; version: number };
  return { caseId: asId<'case'>(answer.caseId), version: answer.version };
}
