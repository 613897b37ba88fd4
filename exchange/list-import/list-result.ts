import type { ListFinding, ListItem, ListReading } from '../../core/catalogue/list-import/list-item.ts';
import { columnLetters } from '../xlsx/cell-position.ts';
import { findingText } from './finding-texts.ts';

/** The output of `mingquan import-list FILE --json`; docs/guides/import-list.md describes every member. */
export type ListResult = {
  readonly sheets: readonly {
    readonly sheet: string;
    readonly header_rows: readonly number[];
    readonly mapping: Readonly<Record<string, string>>;
  }[];
  readonly items: readonly ListResultItem[];
  readonly errors: readonly ListError[];
};

/** An item; `other` is there only when a column has no member of its own. */
export type ListResultItem = Pick<
  ListItem,
  | 'accountability'
  | 'basis'
  | 'category'
  | 'code'
  | 'content'
  | 'forbidden'
  | 'name'
  | 'posts'
  | 'remark'
  | 'responsibilities'
  | 'risks'
  | 'rows'
  | 'sheet'
> & {
  readonly sub_item: string | null;
  readonly power_type: string | null;
  readonly other?: readonly { readonly heading: string; readonly text: string }[];
};

/** An error or question with its place; null where a whole sheet or file is meant. */
export type ListError = {
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
  readonly value: string | null;
};

/** A list in the documented shape. */
export function listResultOf(list: ListReading): ListResult {
  return {
    sheets: list.tables.map(({ sheet, headerRows, mapping }) => ({ sheet, header_rows: headerRows, mapping: mappingOf(mapping) })),
    items: list.items.map(itemOf),
    errors: list.findings.map(errorOf),
  };
}

/** A heading that stands twice gets the number of its column behind it. */
function mappingOf(mapping: ListReading['tables'][number]['mapping']): Readonly<Record<string, string>> {
  const named = new Map<string, string>();
  for (const [index, { heading, field }] of mapping.entries()) named.set(named.has(heading) ? `${heading} (${index + 1})` : heading, field);
  return Object.fromEntries(named);
}

function itemOf(item: ListItem): ListResultItem {
  const { subItem, powerType, other, ...rest } = item;
  const ordered = {
    sheet: rest.sheet,
    rows: rest.rows,
    code: rest.code,
    name: rest.name,
    sub_item: subItem,
    power_type: powerType,
    category: rest.category,
    content: rest.content,
    posts: rest.posts,
    basis: rest.basis,
    responsibilities: rest.responsibilities,
    accountability: rest.accountability,
    risks: rest.risks,
    forbidden: rest.forbidden,
    remark: rest.remark,
  };
  return other.length === 0 ? ordered : { ...ordered, other: other.map(({ heading, text }) => ({ heading, text })) };
}

function errorOf(finding: ListFinding): ListError {
  const { sheet, row, column, code, value } = finding;
  return { sheet, row, column: column === null ? null : columnLetters(column), code, message: findingText(finding), value };
}
