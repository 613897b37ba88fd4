import { z } from 'zod';

/** GET `/units/:unit/dossier`: all items of the unit that are under review, or those of one category. */
export const deskDossierQuery = z.strictObject({ category: z.string().max(200).optional() });

/** POST `/items/:id/dossier` and `/units/:unit/dossier`: what came of the comments in a file, item by item. */
export const deskBrought = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      /** Comments, replies and suggestions that are new; `already` were here before. */
      comments: z.int(),
      replies: z.int(),
      suggestions: z.int(),
      already: z.int(),
      /** New comments whose place was not found; they are kept with the words beside which they stood. */
      unplaced: z.int(),
      /** Why nothing of this item was taken; null when it was. */
      refusal: z.strictObject({ code: z.string(), sentence: z.string() }).nullable(),
    }),
  ),
});
