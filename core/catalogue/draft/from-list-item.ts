import type { ListItem } from '../list-import/list-item.ts';
import type { DraftContent, FieldName } from './content.ts';

/** What a row of somebody's own list says of an item, by field; only what it says, so that nothing is emptied by an import. */
export function contentOfListItem(item: ListItem): Partial<DraftContent> {
  const other = (field: ListItem['other'][number]['field']): string | null =>
    item.other
      .filter((one) => one.field === field)
      .map(({ text }) => text)
      .join('\n') || null;
  const code = item.code !== null && /^[A-Za-z0-9-]{1,40}$/.test(item.code) ? item.code : null;
  const all: Partial<DraftContent> = {
    code,
    name: item.name ?? '',
    subItem: item.subItem,
    category: item.category ?? '',
    powerType: item.powerType ?? '',
    section: other('section'),
    content: item.content ?? '',
    posts: item.posts,
    basis: item.basis.map((text) => ({ id: null, text })),
    responsibilities: item.responsibilities,
    accountability: item.accountability,
    forbidden: item.forbidden,
    risks: item.risks.map((risk) => ({ ...risk, step: null })),
    remark: remarkOf(item, code),
  };
  return Object.fromEntries(Object.entries(all).filter(([name, value]) => isSaid(name as FieldName, value)));
}

function isSaid(name: FieldName, value: unknown): boolean {
  return name === 'name' || !(value === null || value === '' || (Array.isArray(value) && value.length === 0));
}

/** What has no field of its own stays readable: the remark keeps the heading and the words. */
function remarkOf(item: ListItem, code: string | null): string | null {
  const rest = item.other.filter(({ field }) => field !== 'section').map(({ heading, text }) => `${heading}：${text}`);
  const oddCode = item.code !== null && code === null ? [`编码：${item.code}`] : [];
  return [...(item.remark === null ? [] : [item.remark]), ...oddCode, ...rest].join('\n') || null;
}
