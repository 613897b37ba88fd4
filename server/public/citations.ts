import { type LegalDocument, citationOf } from '../../core/catalogue/legal-basis.ts';
import type { Day } from '../../core/kernel/day.ts';
import type { CitationView } from '../../contract/public-views.ts';

/** Citations as the public sees them on a day. */
export function citations(laws: ReadonlyMap<string, LegalDocument>, basis: readonly string[], on: Day): readonly CitationView[] {
  return [...new Set(basis)].map((id) => {
    const { title, article, gist, state } = citationOf(laws, id, on);
    const [law = ''] = id.split('#');
    return { law: state === 'unknown' ? null : law, title, article, gist, state };
  });
}
