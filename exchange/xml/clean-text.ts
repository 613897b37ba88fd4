/** A text as XML can carry it: without control characters, lone surrogates and what is no character. */
export function cleanForXml(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, '');
}
