import type { Field } from './field-names.ts';
import type { HeadingColumn } from './find-headings.ts';
import type { ListFinding, ListFindingCode } from './list-item.ts';
import { type HeadingMatch, matchHeading } from './match-heading.ts';

/** A column of the file with the field it fills. `heading` is as found, upper and lower parts joined by `/`. */
export type MappedColumn = { readonly column: number; readonly span: number; readonly heading: string; readonly field: Field };

/** Fields that one column fills; a second column of the same meaning is asked. */
const single: ReadonlySet<Field> = new Set([
  'name',
  'code',
  'sub_item',
  'power_type',
  'category',
  'remark',
  'stage',
  'risks.level',
  'risk_count',
]);

type Candidate = MappedColumn & { readonly by: HeadingMatch['by'] | 'none'; readonly code: ListFindingCode | null };

/** Maps each column to a field: name, then part of a longer heading; what remains is `other`, and asked. */
export function mapColumns(
  headings: readonly HeadingColumn[],
  at: { readonly sheet: string; readonly row: number },
): { readonly columns: readonly MappedColumn[]; readonly findings: readonly ListFinding[] } {
  const candidates = settleDoubles(inContext(headings.map(candidate)));
  return {
    columns: candidates.map(({ column, span, heading, field }) => ({ column, span, heading, field })),
    findings: candidates.flatMap(({ column, heading, code }) =>
      code === null ? [] : [{ sheet: at.sheet, row: at.row, column, code, value: heading }],
    ),
  };
}

function candidate({ column, span, texts }: HeadingColumn): Candidate {
  const place = { column, span, heading: texts.join('/') };
  const match = matchTexts(texts);
  if (match === undefined) return { ...place, field: 'other', by: 'none', code: 'unmapped-column' };
  if (match === 'ambiguous') return { ...place, field: 'other', by: 'none', code: 'ambiguous-heading' };
  return { ...place, ...match, code: null };
}

/** The whole heading, then its lowest part, then what stands above. */
function matchTexts(texts: readonly string[]): HeadingMatch | 'ambiguous' | undefined {
  const [leaf = ''] = texts.slice(-1);
  const upper = texts.slice(0, -1).join('');
  if (upper === '') return matchHeading(leaf);
  const [whole, low, high] = [matchHeading(upper + leaf), matchHeading(leaf), matchHeading(upper)];
  if (whole !== undefined && whole !== 'ambiguous' && whole.by === 'name') return whole;
  // 内容 below 风险 is not the content of the item.
  if (/风险/.test(upper) && /^(主要)?内容$/.test(leaf.replace(/\s/g, ''))) return { field: 'risks.what', by: 'part' };
  if (low !== undefined) return low;
  return high ?? whole;
}

/** What a heading means beside the others: 类别 beside 权力类型 is the category, 责任人 without risks is a post. */
function inContext(columns: readonly Candidate[]): readonly Candidate[] {
  const has = (field: Field): boolean => columns.some((one) => one.field === field);
  const hasRisks = has('risks.what') || has('risks.point');
  const types = columns.filter(({ field }) => field === 'power_type');
  const mainType = types.find(({ heading }) => /权力|职权/.test(heading)) ?? types[0];
  return columns.map((one): Candidate => {
    if (one.field === 'power_type' && one !== mainType && !has('category')) return { ...one, field: 'category' };
    if (one.field === 'risk_class' && !has('name') && !has('category')) return { ...one, field: 'category' };
    if (one.field === 'risks.owner' && !hasRisks) return { ...one, field: 'posts' };
    if (one.field === 'risks.level' && !hasRisks) return { ...one, field: 'other' };
    return one;
  });
}

function settleDoubles(columns: readonly Candidate[]): readonly Candidate[] {
  return columns.map((one) => {
    if (!single.has(one.field)) return one;
    const rivals = columns.filter(({ field }) => field === one.field);
    const best = rivals.find(({ by }) => by === 'name') ?? rivals[0];
    return one === best ? one : { ...one, field: 'other', code: 'doubled-column' };
  });
}
