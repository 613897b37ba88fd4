import type { BookletView, PosterView } from '../../contract/poster.ts';
import type { StepView } from '../../contract/public-views.ts';

/** Printed and picture forms of one item. */
export type ItemForm = 'a4' | 'a3' | 'long' | 'speech';

/** What is to be drawn, as plain data that a thread can be given. `legalNow` is an ISO instant. */
export type PosterOrder =
  | { readonly form: ItemForm; readonly view: PosterView; readonly legalNow: string }
  | { readonly form: 'booklet'; readonly view: BookletView; readonly legalNow: string };

/** What the press draws: forms of published items, and one page of a chart that is still under review, for a dossier. */
export type PressOrder =
  | PosterOrder
  | { readonly form: 'chart'; readonly steps: readonly StepView[]; readonly page: number; readonly legalNow: string };

/** File and type of each form. */
export const fileOf: Readonly<Record<PosterOrder['form'], { readonly name: string; readonly type: string }>> = {
  a4: { name: 'a4.pdf', type: 'application/pdf' },
  a3: { name: 'a3.pdf', type: 'application/pdf' },
  long: { name: 'long.png', type: 'image/png' },
  speech: { name: 'speech.txt', type: 'text/plain; charset=utf-8' },
  booklet: { name: 'booklet.pdf', type: 'application/pdf' },
};
