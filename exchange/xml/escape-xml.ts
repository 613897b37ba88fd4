import { cleanForXml } from './clean-text.ts';

/** A text as content or attribute of XML, without what XML cannot carry. */
export function escapeXml(text: string): string {
  return cleanForXml(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
