import type { LeftOut } from '../xlsx/workbook.ts';
import type { DossierMark } from './dossier.ts';

/** Where in a dossier something stands: the item's number from 1 and the anchor, each null where nothing of ours tells. */
export type DossierPlace = { readonly section: number | null; readonly anchor: string | null; readonly quote: string };

/** Words of somebody in a file: the name and the time as the file has them, which proves nothing. */
export type Written = { readonly author: string; readonly at: string | null; readonly text: string };

/** A comment with its replies, the oldest first. */
export type ReadComment = DossierPlace & Written & { readonly replies: readonly Written[] };

/** A place whose words were changed with changes tracked: the text as it would be, by who changed it first. */
export type ReadChange = DossierPlace & Written;

/** What came back in a dossier. */
export type DossierReading = {
  readonly marks: ReadonlyMap<number, DossierMark>;
  readonly comments: readonly ReadComment[];
  readonly changes: readonly ReadChange[];
  readonly leftOut: readonly LeftOut[];
};

/** Why a dossier is not read, beside what holds for every office file. */
export type DossierRefusal = 'not-a-document' | 'document-reaches-outside' | 'too-many-comments';
