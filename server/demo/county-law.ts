import { createHash } from 'node:crypto';

import type { LawChange, LawEvent } from '../../core/catalogue/law/change.ts';
import type { Hand } from '../../core/catalogue/draft/event.ts';
import { addDays, type Day, yearOf } from '../../core/kernel/day.ts';
import { countyRuleId } from './samples.ts';

/** How long ago the demo's amendment was recorded. */
export const amendedDaysAgo = 14;

const source = '清溪县人民政府公报（虚构）';
const old = '日常事务由经办人登记，负责人签字。';
const now = '日常事务由经办人当天登记，负责人和另一人签字，登记本每季公开一次。';

/** The county's invented rule on inner affairs: registered, two articles added (one text is not in hand), and one amended ten days ago. */
export function countyLaw({ today, by, at }: { readonly today: Day; readonly by: Hand; readonly at: (daysAgo: number) => number }) {
  const article = (number: string, gist: string, text: string | null): LawChange => ({
    ...{ kind: 'article-added', article: number, from: null, gist, source },
    held: text === null ? null : heldOf(text),
  });
  const amendment: LawChange = {
    ...{ kind: 'article-amended', article: '5', from: addDays(today, -10), gist: '当天登记，两人签字，每季公开登记本。' },
    ...{ held: heldOf(now), source: `${source}第二期` },
  };
  const changed = (change: LawChange, daysAgo: number): LawEvent => ({ type: 'law-changed', change, at: at(daysAgo), by });
  const year = yearOf(today);
  const document = {
    ...{
      id: countyRuleId,
      title: '清溪县机关内部事务管理办法（试行）',
      number: `清政办发〔${String(year)}〕7号`,
      issuer: '清溪县人民政府办公室',
    },
    ...{ validFrom: `${String(year)}-01-01`, validTo: null, supersededBy: null, source, articles: [], successions: [] },
  };
  const events: readonly LawEvent[] = [
    { type: 'law-registered', document, at: at(60), by },
    changed(article('5', '日常事务要登记，要签字。', old), 60),
    changed(article('8', '重大事项集体定，记下每个人的意见。', null), 60),
    changed(amendment, amendedDaysAgo),
  ];
  return { document, events, amendment };
}

function heldOf(text: string): { readonly text: string; readonly hash: string } {
  return { text, hash: createHash('sha256').update(text, 'utf8').digest('hex') };
}
