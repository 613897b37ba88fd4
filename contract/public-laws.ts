import type { CitationCount } from './public-list.ts';
import type { CitationView } from './public-views.ts';

/** Where a document stands as a whole on the day. */
export type LawState = 'in-force' | 'superseded' | 'not-yet-in-force';

/** A document of the register as a line of the list. */
export type LawCard = {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly state: LawState;
  readonly articles: number;
  /** Articles whose official text is not in hand: 条号待核. */
  readonly notInHand: number;
  /** Published items that cite it. */
  readonly items: number;
};

/** Why published items are looked at again. */
export type PublicCause =
  | {
      readonly kind: 'law';
      readonly document: string;
      readonly title: string;
      readonly change: string;
      readonly article: string | null;
      readonly day: string;
    }
  | { readonly kind: 'year'; readonly year: number };

/** A revision as the public sees it: what is being mended, until when, how much is left. Never who is behind. */
export type PublicRevision = { readonly cause: PublicCause; readonly due: string; readonly all: number; readonly open: number };

/** `/laws`: how the bases of everything published stand. */
export type LawsView = {
  readonly day: string;
  /** Citations of the published items of the whole county. */
  readonly citations: CitationCount;
  readonly documents: readonly LawCard[];
  readonly units: readonly { readonly code: string; readonly name: string; readonly citations: CitationCount; readonly open: number }[];
  readonly revisions: readonly PublicRevision[];
};

/** One wording of an article. */
export type WordingView = {
  readonly gist: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly current: boolean;
  readonly text: string | null;
  readonly textHash: string | null;
};

/** A published item that cites an article, once for all units that have it under one name. */
export type CitingView = { readonly name: string; readonly href: string; readonly units: number };

/** `/laws/<id>`: one document, article by article, with what cites each. */
export type LawView = Omit<LawCard, 'articles'> & {
  readonly day: string;
  readonly source: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly supersededBy: { readonly id: string; readonly title: string } | null;
  readonly articles: readonly {
    readonly article: string;
    readonly state: CitationView['state'];
    readonly wordings: readonly WordingView[];
    readonly successor: { readonly id: string; readonly title: string; readonly article: string; readonly source: string } | null;
    readonly citing: readonly CitingView[];
  }[];
  readonly revisions: readonly PublicRevision[];
};
