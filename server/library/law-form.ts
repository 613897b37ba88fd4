import { z } from 'zod';

import { day } from './item-form.ts';
import { basis, list, orNull, words } from './word-forms.ts';

const number = z.string().regex(/^[0-9-]*$/, 'article number, or empty for the whole document');
const succession = z.strictObject({ article: number, to: basis, source: words });
const article = z.strictObject({
  article: number,
  gist: words,
  validFrom: orNull(day),
  validTo: orNull(day),
  text: orNull(words),
  textHash: orNull(z.string().regex(/^[0-9a-f]{64}$/)),
  verified: z.boolean(),
});

/** A file of `library/laws`. */
export const lawsForm = z.strictObject({
  documents: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      title: words,
      number: orNull(words),
      issuer: words,
      validFrom: orNull(day),
      validTo: orNull(day),
      supersededBy: orNull(words),
      source: words,
      articles: list(article),
      successions: list(succession),
    }),
  ),
});
