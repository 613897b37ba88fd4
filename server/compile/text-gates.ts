import { classifiedFields } from '../../core/catalogue/draft/classified.ts';
import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import { type Gate, gate } from '../../core/catalogue/draft/gate.ts';
import { lintOf, plainTexts } from '../../core/catalogue/draft/lint.ts';
import type { Chart } from '../../core/chart/chart.ts';
import { readabilityOf } from '../../core/chart/readability.ts';
import type { DeskServices } from './desk-services.ts';

/** Official words in 1,000 characters that citizens bear, and as many as may stand by chance in a short text. */
const mostPerThousand = 10;
const mostByChance = 2;
/** Characters that nine of ten sentences do not exceed. */
const longestSentence = 30;

type Texts = { readonly content: DraftContent; readonly chart: Chart | null };

/** Gates that the words of the list close: marks of secrecy, personal data, and what citizens cannot understand. */
export function textGates({ officialese }: DeskServices, { content, chart }: Texts): readonly Gate[] {
  const lint = lintOf(content, officialese);
  const fieldsOf = (codes: readonly string[]) => [...new Set(lint.filter(({ code }) => codes.includes(code)).map(({ field }) => field))];
  const personal = fieldsOf(['personal-datum']);
  const hard = isHard(plainTexts(content), officialese) ? fieldsOf(['official-word', 'long-sentence']) : [];
  const classified = classifiedFields(content, chart);
  return [
    // No path passes it: what is marked leaves by none.
    ...(classified.length > 0 ? [gate('classified', { fields: classified })] : []),
    ...(personal.length > 0 ? [gate('personal-datum', { fields: personal })] : []),
    ...(hard.length > 0 ? [gate('hard-words', { fields: hard })] : []),
  ];
}

function isHard(texts: readonly string[], officialese: ReadonlyMap<string, string>): boolean {
  const { officialesePerThousand, found, p90 } = readabilityOf(texts, officialese.keys());
  const words = [...found.values()].reduce((sum, count) => sum + count, 0);
  return p90 > longestSentence || (words > mostByChance && officialesePerThousand > mostPerThousand);
}
