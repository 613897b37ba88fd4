/** Which column of a table holds what; positions from 0. */
export type EventColumns = {
  readonly case: number;
  readonly activity: number;
  readonly time: number | null;
  readonly person: number | null;
};

/** What is asked of a table by heading, as `case=...,activity=...`; absent members are looked up among the known headings. */
export type AskedColumns = { readonly [Part in keyof EventColumns]?: string };

/** Headings that are understood without being told, per part, in lower case. */
const known: { readonly [Part in keyof EventColumns]: readonly string[] } = {
  case: ['case:concept:name', 'case_id', 'caseid', 'case id', 'case', '案件编号', '办件编号', '办件号', '案件号', '事项编号', '流水号'],
  activity: ['concept:name', 'activity', 'event', 'step', 'task', '环节', '环节名称', '步骤', '办理环节', '活动'],
  time: ['time:timestamp', 'timestamp', 'time', 'complete timestamp', 'date', '时间', '办理时间', '完成时间', '操作时间'],
  person: ['org:resource', 'resource', 'person', 'user', '经办人', '办理人', '人员', '办理人员', '操作人'],
};

/** Finds the columns, or says which part is missing or asked for under a heading that the table does not have. */
export function findColumns(
  headings: readonly string[],
  asked: AskedColumns,
): EventColumns | { readonly missing: keyof EventColumns; readonly heading: string | null } {
  const plain = headings.map((heading) => heading.trim().toLowerCase());
  const place = (part: keyof EventColumns): number => {
    const wanted = asked[part];
    if (wanted !== undefined) return plain.indexOf(wanted.trim().toLowerCase());
    return known[part].map((name) => plain.indexOf(name)).find((at) => at !== -1) ?? -1;
  };
  const found = { case: place('case'), activity: place('activity'), time: place('time'), person: place('person') };
  for (const part of ['case', 'activity', 'time', 'person'] as const) {
    const optional = part === 'time' || part === 'person';
    if (found[part] === -1 && (!optional || asked[part] !== undefined)) return { missing: part, heading: asked[part] ?? null };
  }
  return { ...found, time: found.time === -1 ? null : found.time, person: found.person === -1 ? null : found.person };
}

/** Milliseconds since 1970 UTC of a written time; without a zone it is China Standard Time. NaN when it cannot be read. */
export function readTime(text: string): number {
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text.trim(),
    );
  if (match === null) return Number.NaN;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone = '+08:00'] = match;
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), milliseconds);
  const isRight = new Date(local).getUTCDate() === Number(day) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  return isRight ? local - offsetOf(zone) : Number.NaN;
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
