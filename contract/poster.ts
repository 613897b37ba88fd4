import { checkCode, type PosterState } from '../core/publication/poster-state.ts';
import type { ItemView, QrView } from './public-views.ts';

/** What a printed form shows: the item as its public page shows it, and what only paper needs. */
export type PosterView = {
  readonly item: ItemView;
  /** Opens the item's page with the hash of this version, so that it can say whether the paper is still in force. */
  readonly qr: QrView;
  readonly county: string;
  readonly demo: boolean;
  /** A draft: the sheet says on its face that nothing of it is published, and its code opens the draft for who may read it. */
  readonly draft?: true;
  /** Characters that no font at hand has, as code points (U+20BB7); they stand as 〓 in the texts. */
  readonly missing: readonly string[];
};

/** What a booklet shows: a unit and its items in order. */
export type BookletView = {
  readonly unit: string;
  readonly county: string;
  readonly demo: boolean;
  readonly day: string;
  /** Opens the page of the unit. */
  readonly qr: QrView;
  readonly items: readonly PosterView[];
};

/** First characters of a version's hash, as they stand on paper. */
export function shortHash(hash: string): string {
  return checkCode(hash);
}

/** What the page says to who scanned a printed form, by the hash on it. */
export type PosterCheck =
  | PosterState
  /** Nobody published it: a draft shown to who may read it. */
  | { readonly state: 'draft' };
