/** Any value of a field in words, for comparing: lists by lines, absent as such. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '（没有写）';
  if (Array.isArray(value)) return value.length === 0 ? '（没有写）' : value.map(valueText).join('；');
  if (typeof value === 'object') {
    return Object.values(value)
      .filter((part) => part !== null && part !== '')
      .map(valueText)
      .join(' ');
  }
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
