import type { z } from 'zod';

import { deskFields } from '../../contract/desk-fields.ts';
import { deskChartChoice } from '../../contract/desk-item.ts';
import type { deskComment } from '../../contract/desk-review.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';

/** Why a suggested value does not fit the field it is suggested for; undefined when it does. Refused: `desk-no-suggestion`, `bad-request`. */
export function whyValueUnfit(anchor: z.output<typeof deskComment>['anchor'], value: unknown): Refusal | undefined {
  if (!('field' in anchor)) return refuse('desk-no-suggestion');
  const form = anchor.field === 'chart' ? deskChartChoice : deskFields.shape[anchor.field];
  return form.safeParse(value).success ? undefined : refuse('bad-request');
}
