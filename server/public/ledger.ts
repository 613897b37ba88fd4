import type { LedgerView } from '../../contract/public-views.ts';
import { base64Text } from '../../core/ledger/base64.ts';
import { readCheckpoint } from '../../core/ledger/checkpoint.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { instantText } from '../../core/kernel/instant.ts';
import { logKeyText } from '../ledger/read.ts';
import type { Services } from '../platform/services.ts';
import { publishedLedger } from './store.ts';

/** The head of the book as it is published. */
export async function ledgerView(services: Services): Promise<LedgerView> {
  const row = await publishedLedger(services.database.published, services.county).executeTakeFirst();
  const checkpoint = row === undefined ? undefined : readCheckpoint(row.checkpoint);
  const root = checkpoint === undefined || isRefusal(checkpoint) ? '' : base64Text(checkpoint.root);
  return {
    origin: services.about.ledgerOrigin,
    size: row?.size ?? 0,
    root,
    signedAt: row === undefined ? null : instantText(row.signed_at),
    key: logKeyText(services),
    waiting: 0,
  };
}
