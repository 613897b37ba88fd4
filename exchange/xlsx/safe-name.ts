const touchesPrototypes = new Set(['__proto__', 'prototype', 'constructor']);

/** True for a name that could reach an object's prototype if it ever became a key. */
export function touchesPrototype(name: string): boolean {
  return touchesPrototypes.has(name.trim().toLowerCase());
}

/** True for an archive path that stays inside the archive: relative, forward slashes, no `.` or `..`, no control characters. */
export function isSafePath(path: string): boolean {
  if (path === '' || path.length > 255 || /[\\:\p{Cc}]/u.test(path)) return false;
  const folder = path.endsWith('/') ? path.slice(0, -1) : path;
  return folder.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !touchesPrototype(part));
}
