import { labelOf } from '../../contract/field-labels.ts';
import { valueText } from '../../contract/value-text.ts';
import { type DraftContent, fieldNames } from '../../core/catalogue/draft/content.ts';
import type { DossierPart } from '../../exchange/docx/dossier.ts';
import { fieldAnchor } from './dossier-anchor.ts';
import { isToldAsWritten } from './dossier-suggestion.ts';

/** All fields as a table; one that is empty has its row too, so that what is missing can be said there. */
export function fieldParts(content: DraftContent, cite: (id: string) => string): readonly DossierPart[] {
  const rows = fieldNames
    .filter((name) => name !== 'chart')
    .map((name) => ({
      anchor: fieldAnchor(name),
      label: labelOf(name),
      lines: name === 'basis' ? basisLines(content, cite) : linesOf(name, content[name]),
    }));
  return [
    { kind: 'heading', text: '栏目' },
    { kind: 'fields', rows },
  ];
}

/** What the list says of a basis, else how the law registry names it. */
function basisLines({ basis }: DraftContent, cite: (id: string) => string): readonly string[] {
  return basis.map(({ id, text }) => (text === '' && id !== null ? cite(id) : text));
}

function linesOf(name: string, value: unknown): readonly string[] {
  if (isToldAsWritten(name)) return writtenLines(value);
  const texts = Array.isArray(value) ? value.map(valueText) : [valueText(value)];
  return texts.flatMap((text) => text.split('\n')).filter((line) => line !== '');
}

/** Texts as they are: a word that means something to programs stays that word. */
function writtenLines(value: unknown): readonly string[] {
  return [value].flat().flatMap((text) => (typeof text === 'string' ? text.split('\n') : []));
}
