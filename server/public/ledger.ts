import type { LedgerView } from '../../contract/public-views.ts';
import { base64Text } from '../../core/ledger/base64.ts';
import { readCheckpoint } from '../../core/ledger/checkpoint.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { instantText } from '../../core/kernel/instant.ts';
import { logKeyText } from '../ledger/read.ts';
import type { Services } from '../platform/services.ts';
import { publishedLedger, waitingForLedger } from './store.ts';

/** Longest that an entry may wait before the public is told. */
const mostWaitMs = 60_000;

/** The head of the book as it is published, and what waits for it. */
export async function ledgerView(services: Services): Promise<LedgerView> {
  const { published } = services.database;
  const row = await publishedLedger(published, services.county).executeTakeFirst();
  const waiting = await waitingForLedger(published, services.county).executeTakeFirst();
  const checkpoint = row === undefined ? undefined : readCheckpoint(row.checkpoint);
  const root = checkpoint === undefined || isRefusal(checkpoint) ? '' : base64Text(checkpoint.root);
  return {
    origin: services.about.ledgerOrigin,
    size: row?.size ?? 0,
    root,
    signedAt: row === undefined ? null : instantText(row.signed_at),
    key: logKeyText(services),
    waiting: waiting?.entries ?? 0,
    lateSince: waiting !== undefined && services.clock.legalNow() - waiting.oldest_at > mostWaitMs ? instantText(waiting.oldest_at) : null,
  };
}
