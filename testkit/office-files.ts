import { SaxesParser } from 'saxes';
import { strFromU8, unzipSync } from 'fflate';

/** The parts of an office document, each one read as XML from beginning to end. @throws for a part that is not well-formed */
export function openOfficeFile(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    const text = strFromU8(part);
    if (/\.(xml|rels)$/.test(name)) new SaxesParser({ xmlns: true }).write(text).close();
    parts.set(name, text);
  }
  return parts;
}

/** The words of a Word document, paragraph by paragraph. */
export function wordsOf(bytes: Uint8Array): readonly string[] {
  const document = openOfficeFile(bytes).get('word/document.xml') ?? '';
  return [...document.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>(.*?)<\/w:t>/gs)]
      .map(([, text = '']) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
      .join(''),
  );
}
