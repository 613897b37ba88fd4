/** The first line of an error, without the values it may quote: those are data of persons. */
export function faultLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').replace(/'[^']*'?/g, "'…'").slice(0, 200);
}
