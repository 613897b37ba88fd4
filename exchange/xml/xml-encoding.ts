import { TextDecoder } from 'node:util';

import { refuse } from '../../core/kernel/outcome.ts';
import { StopXml } from './stop-xml.ts';

const supported = new Set([
  'utf-8',
  'utf8',
  'us-ascii',
  'ascii',
  'iso-8859-1',
  'latin1',
  'windows-1252',
  'gb2312',
  'gbk',
  'gb18030',
  'utf-16',
  'utf-16le',
  'utf-16be',
]);

/**
 * A decoder for the encoding that an XML file declares; UTF-8 when it declares none.
 *
 * @param beginning the first bytes of the file, enough to hold its declaration
 * @throws StopXml for an encoding we do not read
 */
export function xmlDecoder(beginning: Uint8Array): TextDecoder {
  const [first, second, third] = beginning;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder('utf-8', { fatal: true });
  const head = new TextDecoder('latin1').decode(beginning.subarray(0, 200));
  const [, declared = 'utf-8'] = /^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/.exec(head) ?? [];
  const name = declared.toLowerCase();
  if (!supported.has(name) || name.startsWith('utf-16')) throw new StopXml(refuse('encoding-not-supported'));
  return new TextDecoder(name, { fatal: true });
}

/** The text of a whole file without its declaration. @throws StopXml */
export function decodeXml(bytes: Uint8Array): string {
  const decoder = xmlDecoder(bytes);
  try {
    return decoder.decode(bytes).replace(/^<\?xml[^>]*\?>/, '');
  } catch {
    throw new StopXml(refuse('malformed-xml'));
  }
}
