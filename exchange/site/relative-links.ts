import { posix } from 'node:path';

const attribute = / (href|src|action)="([^"]*)"/g;

/** Addresses of our own that a page links to, without anchors. Forms are left out: a copy answers none. */
export function linksIn(html: string): readonly string[] {
  const links = [...html.matchAll(attribute)].flatMap(([, kind, value = '']) => (kind === 'action' ? [] : [plain(value)]));
  return [...new Set(links.map((link) => link.replace(/#.*$/, '')).filter((link) => link.startsWith('/')))];
}

/** How links are rewritten: to a file of the copy, or to where the living site answers. */
export type LinkTargets = {
  /** The file of an address; undefined when the copy does not hold it. */
  readonly fileOf: (address: string) => string | undefined;
  /** Where an address is answered that the copy does not hold: an absolute address, or a file of the copy. */
  readonly elsewhere: (address: string) => { readonly address: string } | { readonly file: string };
};

/** The page with links that work wherever the folder lies, opened from a disk too. @param file where the page itself lies in the folder */
export function relativeLinks(html: string, file: string, targets: LinkTargets): string {
  return html.replace(attribute, (whole, kind: string, value: string) => {
    const link = plain(value);
    if (!link.startsWith('/')) return whole;
    const [address = '', anchor] = link.split('#');
    const own = kind === 'action' ? undefined : targets.fileOf(address);
    const target = own === undefined ? targets.elsewhere(address) : { file: own };
    const written = 'address' in target ? target.address : pathBetween(file, target.file);
    return ` ${kind}="${escaped(anchor === undefined || own === undefined ? written : `${written}#${anchor}`)}"`;
  });
}

function pathBetween(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to);
  // The names of the files are the addresses as people read them; in a link they are written as addresses are.
  return path.split('/').map(encodeURIComponent).join('/').replaceAll('%40', '@');
}

function plain(value: string): string {
  return value.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
