import type { GridTable } from '../tables/grid-table.ts';

/** What an item's part of a dossier is about: the item, the round of its review and the version that was submitted. */
export type DossierMark = { readonly item: string; readonly round: number; readonly version: number };

/** A part of an item. `anchor` names the place to which a comment on it belongs: letters, digits and underscores, 24 at most. */
export type DossierPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text' | 'step'; readonly text: string; readonly anchor: string | null }
  | { readonly kind: 'fields'; readonly rows: readonly DossierField[] }
  | { readonly kind: 'table'; readonly table: GridTable }
  | { readonly kind: 'picture'; readonly picture: DossierPicture; readonly anchor: string };

/** A field in the table: its name on the left, each entry a line on the right. */
export type DossierField = { readonly anchor: string; readonly label: string; readonly lines: readonly string[] };

/** A PNG with its size in pixels; `told` is what it shows, for who does not see it. */
export type DossierPicture = { readonly png: Uint8Array; readonly width: number; readonly height: number; readonly told: string };

/** One item of a dossier. */
export type DossierItem = { readonly mark: DossierMark; readonly title: string; readonly parts: readonly DossierPart[] };

/** The dossier of a review (审核材料): what reviewers who do not sit at the desk read and comment in. */
export type Dossier = {
  readonly title: string;
  /** Lines of the cover: what it is, whose, by when, how to comment. */
  readonly cover: readonly string[];
  readonly items: readonly DossierItem[];
};

/** Name of the property of the file that says what its item number `section` (from 1) is. */
export function markName(section: number): string {
  return `mingquan-item-${String(section)}`;
}

/** A mark as the file carries it. */
export function markText({ item, round, version }: DossierMark): string {
  return `${item} ${String(round)} ${String(version)}`;
}

/** The mark that a text carries; undefined for any other text. */
export function readMark(text: string): DossierMark | undefined {
  const [, item, round, version] = /^\s*([A-Za-z0-9_-]{22}) ([1-9]\d{0,3}) ([1-9]\d{0,6})\s*$/.exec(text) ?? [];
  return item === undefined ? undefined : { item, round: Number(round), version: Number(version) };
}

/** Anchor of the line on which the mark of an item stands. */
export const markAnchor = 'mark';

/** Name of a bookmark: the item's number, the anchor, and which of its paragraphs this is. */
export function bookmarkName(section: number, anchor: string, at: number): string {
  return `mq${String(section)}_${anchor}_${String(at)}`;
}

/** What the name of a bookmark of ours says; undefined for others. */
export function readBookmark(name: string): { readonly section: number; readonly anchor: string } | undefined {
  const [, section, anchor] = /^mq([1-9]\d{0,3})_([A-Za-z0-9_]{1,24})_\d{1,4}$/.exec(name) ?? [];
  return section === undefined || anchor === undefined ? undefined : { section: Number(section), anchor };
}
