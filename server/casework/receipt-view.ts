import { dayOf } from '../../core/kernel/day.ts';
import type { CaseId, PersonId } from '../../core/kernel/id.ts';
import type { ReceiptView } from '../../contract/work-views.ts';
import { qrOf } from '../platform/qr.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Services } from '../platform/services.ts';
import { loadCase } from './load-case.ts';
import { receiptSecretOf } from './receipt-secret.ts';
import { seenBy } from './viewer.ts';

/** The slip for the applicant. Only the person who opened the case gets it, and only on the day of opening. */
export async function receiptView(
  services: Services,
  about: { readonly caseId: CaseId; readonly person: PersonId },
): Promise<ReceiptView | undefined> {
  const loaded = await inTransaction(services.database.app, (db) => loadCase(services, db, about.caseId));
  const seen = await seenBy(services, loaded, about.person);
  const { state } = loaded;
  if (seen === undefined || state.status === 'absent' || seen.loaded.file.opened_by !== about.person) return undefined;
  const { file } = seen.loaded;
  if (dayOf(state.openedAt) !== dayOf(services.clock.legalNow())) return undefined;
  const item = services.items.findByHash(state.version);
  const secret = receiptSecretOf(services.keys, about.caseId);
  return {
    caseId: about.caseId,
    number: file.number,
    secret,
    itemName: item?.version.item.plainName ?? '',
    title: file.title,
    openedOn: dayOf(state.openedAt),
    qr: qrOf(`${services.siteUrl()}/r/${file.number}/${secret}`),
    nextStep: file.stage,
    complain: item?.version.item.recourse.map(({ to, how }) => `${to}：${how}`).join(' ') ?? '',
  };
}
