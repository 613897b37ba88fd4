/**
 * A path of this site to go back to, or `/`. Addresses of other sites, in whatever disguise (`//`, `/\`, control characters), become `/`.
 *
 * @source owasp:asvs-5#3.7.2
 */
export function sameSitePath(wanted: string | undefined): string {
  if (wanted === undefined || wanted.length > 512 || !/^\/[\x21-\x7e]*$/.test(wanted) || wanted.includes('\\')) return '/';
  const base = 'http://same.invalid';
  if (!URL.canParse(wanted, base)) return '/';
  const read = new URL(wanted, base);
  return read.origin === base && !read.pathname.startsWith('//') ? `${read.pathname}${read.search}` : '/';
}
