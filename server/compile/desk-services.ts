import type { Compilable, Kysely } from 'kysely';

import type { ItemView, StepView } from '../../contract/public-views.ts';
import type { Refusal } from '../../core/kernel/outcome.ts';
import type { ItemVersion, PowerItem } from '../../core/catalogue/power-item.ts';
import type { Hand } from '../../core/catalogue/draft/event.ts';
import type { Chart } from '../../core/chart/chart.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { ItemWithdrawal } from '../../core/publication/with-withdrawals.ts';
import type { DossierPicture } from '../../exchange/docx/dossier.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';

/** A version of a unit's own chart about to be published, by whom. */
export type NewVersion = {
  readonly version: ItemVersion;
  readonly by: Hand;
  readonly at: Instant;
  readonly organisation: OrganisationSnapshot;
};

/** What the desk needs beside the services of all features; compose gives it. */
export type DeskServices = Services & {
  /** Official words with plain ones instead. */
  readonly officialese: ReadonlyMap<string, string>;
  /** Statements that publish a unit's own chart as an item version, which is executed and supervised from then on. */
  readonly publishVersion: (db: Kysely<Schema>, version: NewVersion) => readonly Compilable<unknown>[];
  /** Statements that withdraw a published item, everywhere or in one unit. */
  readonly withdrawItem: (
    db: Kysely<Schema>,
    order: { readonly withdrawal: ItemWithdrawal; readonly hash: string; readonly by: Hand; readonly at: Instant },
  ) => Promise<readonly Compilable<unknown>[]>;
  /** Statement: a unit has an item on its list again. */
  readonly liftWithdrawal: (db: Kysely<Schema>, about: { readonly code: string; readonly unit: string }) => Compilable<unknown>;
  /** The steps of a chart in reading order, and the chart as pictures of a page each; none when they cannot be drawn now. */
  readonly chartSheets: (chart: Chart) => Promise<{ readonly steps: readonly StepView[]; readonly pictures: readonly DossierPicture[] }>;
  /** An item that nobody published, as its public page would show it; `address` is what its code opens. */
  readonly draftView: (draft: { readonly item: PowerItem; readonly unit: ItemView['unit']; readonly address: string }) => ItemView;
  /** Prints a draft, marked as one on each sheet. Refused: `too-many-requests`. */
  readonly printDraft: (item: ItemView, form: 'a4' | 'a3') => Promise<Uint8Array | Refusal>;
  /** Reads published versions anew. */
  readonly refreshItems: () => Promise<unknown>;
};
