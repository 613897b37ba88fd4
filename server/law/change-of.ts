import { createHash } from 'node:crypto';
import type { z } from 'zod';

import type { deskChange } from '../../contract/desk-law.ts';
import type { HeldText, LawChange } from '../../core/catalogue/law/change.ts';

/** A change as the core wants it: each text that is in hand gets its hash. */
export function changeOf(sent: z.output<typeof deskChange>): LawChange {
  switch (sent.kind) {
    case 'article-added':
    case 'article-amended': {
      const { text, ...rest } = sent;
      return { ...rest, held: text === null ? null : heldText(text) };
    }
    case 'text-taken': {
      const { text, ...rest } = sent;
      return { ...rest, held: heldText(text) };
    }
    case 'article-repealed':
    case 'superseded':
    case 'succession-stated':
      return sent;
  }
}

/** SHA-256 over the text in UTF-8 and NFC, so that anybody can compute it from the official wording. */
function heldText(sent: string): HeldText {
  const text = sent.normalize('NFC');
  return { text, hash: createHash('sha256').update(text, 'utf8').digest('hex') };
}
