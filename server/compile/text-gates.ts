import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import { type Gate, gate } from '../../core/catalogue/draft/gate.ts';
import { lintOf, plainTexts } from '../../core/catalogue/draft/lint.ts';
import { readabilityOf } from '../../core/chart/readability.ts';
import type { DeskServices } from './desk-services.ts';

/** Official words in 1,000 characters that citizens bear, and as many as may stand by chance in a short text. */
const mostPerThousand = 10;
const mostByChance = 2;
/** Characters that nine of ten sentences do not exceed. */
const longestSentence = 30;

/** Gates that the words of the list close: personal data, and what citizens cannot understand. */
export function textGates({ officialese }: DeskServices, content: DraftContent): readonly Gate[] {
  const lint = lintOf(content, officialese);
  const fieldsOf = (codes: readonly string[]) => [...new Set(lint.filter(({ code }) => codes.includes(code)).map(({ field }) => field))];
  const personal = fieldsOf(['personal-datum']);
  const hard = isHard(plainTexts(content), officialese) ? fieldsOf(['official-word', 'long-sentence']) : [];
  return [
    ...(personal.length > 0 ? [gate('personal-datum', { fields: personal })] : []),
    ...(hard.length > 0 ? [gate('hard-words', { fields: hard })] : []),
  ];
}

function isHard(texts: readonly string[], officialese: ReadonlyMap<string, string>): boolean {
  const { officialesePerThousand, found, p90 } = readabilityOf(texts, officialese.keys());
  const words = [...found.values()].reduce((sum, count) => sum + count, 0);
  return p90 > longestSentence || (words > mostByChance && officialesePerThousand > mostPerThousand);
}
