/** Element id of a form field; `scope` keeps the same field apart in several forms of one page. */
export function fieldId(name: string, scope: string): string {
  const plain = `${scope === '' ? 'f' : `f-${scope}`}-${name}`;
  return plain.replace(/[^A-Za-z0-9_-]/g, '_');
}
