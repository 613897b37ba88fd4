import { z } from 'zod';

const place = z.tuple([z.string(), z.string(), z.string()]);

/** Where a page of a list ended, as a text that an address may hold. */
export function writeCursor(after: z.output<typeof place>): string {
  return Buffer.from(JSON.stringify(after)).toString('base64url');
}

/** Where the next page begins; undefined for none, and for a cursor that nobody gave out: then it is the first page. */
export function readCursor(cursor: string | undefined): z.output<typeof place> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return place.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
