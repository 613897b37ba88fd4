/** One line of a check of the installation. `cure` says what to do when it is not ok. */
export type Check = { readonly name: string; readonly state: 'ok' | 'warn' | 'fail'; readonly says: string; readonly cure?: string };

/** A line that is in order. */
export function fine(name: string, says: string): Check {
  return { name, state: 'ok', says };
}

/** A line that needs looking at, but stops nothing. */
export function warning(name: string, says: string, cure: string): Check {
  return { name, state: 'warn', says, cure };
}

/** A line that must be mended. */
export function failing(name: string, says: string, cure: string): Check {
  return { name, state: 'fail', says, cure };
}
