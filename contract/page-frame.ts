/** What every page knows: county, display mode, clock, and (officials' pages) who is signed in. */
export type PageFrame = {
  readonly county: { readonly name: string; readonly demo: boolean };
  /** Normal text (18 px), elder mode (长辈版, 24 px) or the extra step (30 px). */
  readonly display: 'normal' | 'elder' | 'elder-large';
  readonly language: 'zh-CN' | 'en';
  /** Path of this page without origin, so that display links can come back. */
  readonly path: string;
  /** Legal time of the county as ISO instant; in the demo it may run ahead of the real clock. */
  readonly legalNow: string;
  /** Days by which the demo clock runs ahead; 0 in a real county. */
  readonly clockAheadDays: number;
  /** Absolute address of the site without trailing slash, for QR codes and share tags. */
  readonly siteUrl: string;
  /** Officials' pages: who is signed in. null on public pages. */
  readonly official: { readonly name: string; readonly posts: readonly string[]; readonly toDo: number } | null;
  /** Anti-forgery token for forms; empty on pages without forms. */
  readonly csrf: string;
  /** Addresses of the scripts that the page loads, from this site alone; empty on a page without scripts. */
  readonly scripts: readonly string[];
};

/** A field error: which field, what is wrong, what to do. The page shows it at the top and beside the field. */
export type FieldError = { readonly field: string; readonly cause: string; readonly cure: string };

/**
 * A form given back: what was typed is kept, with the errors found. Keys of `values` and `field` of errors are input names
 * (`f.<id>` for fields of a chart, `present[]` as ids separated by spaces).
 */
export type FormState = {
  /** Key made once per form so that a repeated submission has one effect. */
  readonly idempotencyKey: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  /** A refusal of the whole act, as three sentences: what happened, why, what to do now. */
  readonly refusal: RefusalView | null;
};

/** A refusal for people. `code` is the stable code (docs/errors.md). */
export type RefusalView = { readonly code: string; readonly what: string; readonly why: string; readonly now: string };

/** A page that says why it cannot show what was asked. */
export type ProblemView = { readonly status: number } & RefusalView;
