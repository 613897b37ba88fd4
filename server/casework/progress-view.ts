import { timeline } from '../../core/casework/timeline.ts';
import { currentSteps } from '../../core/casework/current-steps.ts';
import { clockOf } from '../../core/casework/clock-of.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { daysLeft, dueOf, dayUnitOf } from '../../core/kernel/deadline.ts';
import { findRole } from '../../core/org/roles.ts';
import type { FormState } from '../../contract/page-frame.ts';
import type { ProgressView, ReceiptStateView } from '../../contract/public-views.ts';
import type { Services } from '../platform/services.ts';
import { contextOf } from './case-context.ts';
import { outcomeLabel } from './event-words.ts';
import { endWords } from './stage-of.ts';
import type { ReceiptedCase } from './find-by-receipt.ts';
import { ownFields } from './own-fields.ts';

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
      : daysLeft(due.dueDay, today, { unit: dayUnitOf(totalLimit.unit), calendar: services.calendar });
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
      daysUnit: left === null || totalLimit === null ? null : dayUnitOf(totalLimit.unit),
      dueDay: due?.dueDay ?? null,
      dueCertain: due?.certain ?? true,
      fields: ownFields(loaded, item),
      receipt: about.receipt,
      canWithdraw: state.status === 'open',
      form: about.form,
      secretPath: `/r/${file.number}/${about.secret}`,
    },
  };
}
