/**
 * Where a page of a site lies in a folder of static files, so that its permanent address still leads there on any file server: a page is
 * the index of a folder of its name, a file keeps its name, a version of an item (`?v=2`) is a page below the item.
 *
 * @param address path of the site with a query or without; undefined for what has no place in a copy
 */
export function siteFileOf(address: string): string | undefined {
  const [path = '', query = ''] = address.split('?');
  const parts = partsOf(path);
  if (parts === undefined) return undefined;
  const version = /^v=(\d{1,4})$/.exec(query)?.[1];
  if (query !== '' && version === undefined) return undefined;
  const last = parts.at(-1);
  const isFile =
    last !== undefined && version === undefined && (/\.[a-z]+$/.test(last) || path.startsWith('/tile/') || path === '/checkpoint');
  return [...parts, ...(version === undefined ? [] : [`v${version}`]), ...(isFile ? [] : ['index.html'])].join('/');
}

/** The parts of a path, read as they are; undefined for one that leads elsewhere. */
function partsOf(path: string): readonly string[] | undefined {
  try {
    const parts = path
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
    return path.startsWith('/') && !path.startsWith('//') && parts.every((part) => /^[\p{L}\p{N}._@-]+$/u.test(part) && !/^\.+$/.test(part))
      ? parts
      : undefined;
  } catch {
    return undefined;
  }
}
