import { timingSafeEqual } from 'node:crypto';
import { asId } from '../../core/kernel/id.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Services } from '../platform/services.ts';
import { loadCase } from './load-case.ts';
import type { LoadedCase } from './loaded-case.ts';
import { receiptHashOf } from './receipt-secret.ts';
import { findFileByNumber } from './store.ts';

/** A case as the holder of its receipt sees it. */
export type ReceiptedCase = { readonly loaded: LoadedCase & { readonly file: NonNullable<LoadedCase['file']> } };

/** The case of a number when the secret is right; undefined otherwise, after the same work. */
export async function findByReceipt(services: Services, number: string, secret: string): Promise<ReceiptedCase | undefined> {
  const given = receiptHashOf(secret);
  const file = await findFileByNumber(services.database.app, services.county, number);
  const right = timingSafeEqual(Buffer.from(file?.receipt_hash ?? Buffer.alloc(32)), Buffer.from(given));
  if (file === undefined || !right) return undefined;
  const loaded = await inTransaction(services.database.app, (db) => loadCase(services, db, asId<'case'>(file.case_id)));
  return { loaded: { ...loaded, file } };
}
