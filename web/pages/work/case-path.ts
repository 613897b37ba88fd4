/** Address of a case on the officials' pages. */
export function casePath(id: string): string {
  return `/work/cases/${encodeURIComponent(id)}`;
}
