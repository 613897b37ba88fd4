/** A moment in UTC as milliseconds since 1970-01-01T00:00:00Z; safe integer. */
export type Instant = number;

/** ISO 8601 text in UTC with milliseconds. */
export function instantText(at: Instant): string {
  return new Date(at).toISOString();
}
