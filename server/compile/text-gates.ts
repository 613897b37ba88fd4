import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import { type Gate, gate } from '../../core/catalogue/draft/gate.ts';
import { lintOf } from '../../core/catalogue/draft/lint.ts';
import type { DeskServices } from './desk-services.ts';

/** Gates that the words of the list close: personal data, and what citizens cannot understand. */
export function textGates({ officialese }: DeskServices, content: DraftContent): readonly Gate[] {
  const lint = lintOf(content, officialese);
  const fieldsOf = (codes: readonly string[]) => [...new Set(lint.filter(({ code }) => codes.includes(code)).map(({ field }) => field))];
  const [personal, hard] = [fieldsOf(['personal-datum']), fieldsOf(['official-word', 'long-sentence'])];
  return [
    ...(personal.length > 0 ? [gate('personal-datum', { fields: personal })] : []),
    ...(hard.length > 0 ? [gate('hard-words', { fields: hard })] : []),
  ];
}
