import { timingSafeEqual } from 'node:crypto';

import { timeline } from '../../core/casework/timeline.ts';
import { currentSteps } from '../../core/casework/current-steps.ts';
import { clockOf } from '../../core/casework/clock-of.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { daysLeft, dueOf } from '../../core/kernel/deadline.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { asId } from '../../core/kernel/id.ts';
import { maskNumber, plainText } from '../../core/publication/mask.ts';
import { findRole } from '../../core/org/roles.ts';
import type { FormState } from '../../contract/page-frame.ts';
import type { ProgressView, ReceiptStateView } from '../../contract/public-views.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { LivingItem, Services } from '../platform/services.ts';
import { contextOf } from './case-context.ts';
import { outcomeLabel } from './event-words.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { firstStep } from './first-step.ts';
import { receiptHashOf } from './open-case.ts';
import { endWords } from './stage-of.ts';
import { findFileByNumber } from './store.ts';
import { fieldsOf } from './title-of.ts';

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

/** The whole progress page of the holder of a receipt. */
export async function receiptedView(
  services: Services,
  found: ReceiptedCase,
  about: { readonly secret: string; readonly receipt: ReceiptStateView; readonly form: FormState },
): Promise<ProgressView | undefined> {
  const { loaded } = found;
  const { state, file } = loaded;
  const item = state.status === 'absent' ? undefined : services.items.findByHash(state.version);
  if (state.status === 'absent' || item === undefined) return undefined;
  const organisation = await services.organisation();
  const context = contextOf(services, { item, organisation, values: loaded.values.latest, applicantKey: file.applicant_key });
  const steps = state.status === 'open' ? currentSteps(state, context) : [];
  const { totalLimit, plainName, code, chart } = item.version.item;
  const due = totalLimit === null ? null : dueOf(clockOf(state, totalLimit, { startedAt: state.openedAt, context }), services.calendar);
  const today = dayOf(services.clock.legalNow());
  const left =
    due === null || totalLimit === null || state.status === 'ended'
      ? null
      : daysLeft(due.dueDay, today, { unit: totalLimit.unit, calendar: services.calendar });
  const fields = fieldsOf(item.version.item);
  const nodeName = (id: string) => chart.nodes.find((node) => node.id === id)?.plainName ?? id;
  return {
    number: file.number,
    itemCode: code,
    itemName: plainName,
    state: file.status,
    stage: file.stage,
    detail: {
      openedOn: dayOf(state.openedAt),
      title: file.title,
      outcome: state.status === 'ended' ? endWords[state.result] : null,
      steps: timeline(state, chart)
        .filter((entry) => entry.state !== 'to-come' || entry.certain)
        .map((entry) => ({
          plainName: nodeName(entry.node),
          state: entry.state === 'current' ? ('now' as const) : entry.state,
          day: entry.until === null ? null : dayOf(entry.until),
          note: entry.outcome === null || entry.outcome === 'done' ? null : outcomeLabel(item, entry.node, entry.outcome),
        })),
      with: [...new Set(steps.flatMap((step) => step.roles.map((role) => findRole(role)?.name ?? role)))],
      daysLeft: left,
      daysUnit: left === null || totalLimit === null || totalLimit.unit === 'hour' ? null : totalLimit.unit,
      dueDay: due?.dueDay ?? null,
      dueCertain: due?.certain ?? true,
      fields: ownValues(loaded, item).flatMap((values) =>
        [...values].flatMap(([id, value]) => {
          const field = fields.get(id);
          if (field === undefined) return [];
          const text = plainText(field, value);
          return [{ label: field.label, value: field.kind === 'id-number' ? maskNumber(text) : text }];
        }),
      ),
      receipt: about.receipt,
      canWithdraw: state.status === 'open',
      form: about.form,
      secretPath: `/r/${file.number}/${about.secret}`,
    },
  };
}

/** What the applicant himself gave: the opening and the step done with it; never what officials wrote later. */
function ownValues(loaded: LoadedCase, item: LivingItem): readonly ReadonlyMap<string, Canonical>[] {
  const first = firstStep(item)?.id;
  return loaded.events.flatMap((event, at) => {
    const own = event.type === 'case-opened' || (event.type === 'step-taken' && event.node === first && event.visit === 1);
    const values = loaded.values.byEvent.get(at + 1);
    return own && values !== undefined ? [values] : [];
  });
}
