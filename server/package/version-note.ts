import type { ListedItem } from '../public/read.ts';

/** A day as documents write it: 2026年3月2日. */
export function dayText(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${String(Number(month))}月${String(Number(date))}日`;
}

/** Which version a sheet shows: whoever holds it can compare with the wall. */
export function versionNote({ version, view }: ListedItem): string {
  return `编号 ${view.code}　第${String(version.number)}版　${dayText(version.effectiveFrom)}起　指纹 ${version.hash.slice(0, 12)}`;
}
