/** A file to take away: its address, what it is, its name on disk. */
export type FileLink = { readonly href: string; readonly kind: 'catalogue' | 'list' | 'risks'; readonly format: 'docx' | 'xlsx' };

/** `/u/<code>/package`: one catalogue, one power-and-duty list, a chart and a risk chart for each item (1+1+2X). */
export type PackageView = {
  readonly unit: { readonly code: string; readonly name: string };
  readonly parent: { readonly code: string; readonly name: string } | null;
  /** Day whose state the files show. */
  readonly day: string;
  readonly download: string;
  readonly files: readonly FileLink[];
  /** Entries of the unit's list; lists and catalogue tell all of them. */
  readonly entries: number;
  /** Entries without a chart, which therefore have no sheets of their own. */
  readonly plain: readonly PackageEntry[];
  readonly items: readonly PackageItem[];
};

/** An entry without a chart, at its address `/u/<unit>/<code>`. */
export type PackageEntry = { readonly code: string; readonly name: string; readonly version: number; readonly href: string };

/** An item of a package; `missing` names parts of the record that the item lacks. */
export type PackageItem = {
  readonly code: string;
  readonly name: string;
  readonly version: number;
  readonly chart: string;
  readonly risks: string;
  readonly missing: readonly MissingPart[];
};

/** What an item of a list must have and may lack. */
export type MissingPart = 'accountability' | 'basis' | 'measures' | 'responsibilities' | 'risks' | 'steps';
