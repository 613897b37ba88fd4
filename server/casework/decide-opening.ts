import { notYourPost } from '../../core/casework/authority.ts';
import { absentCase } from '../../core/casework/case.ts';
import type { CaseCommand } from '../../core/casework/command.ts';
import type { CaseContext } from '../../core/casework/case-context.ts';
import type { Actor, CaseEvent, FieldRef } from '../../core/casework/event.ts';
import type { CaseRefusal } from '../../core/casework/refusal.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import type { CaseId, PersonId, UnitId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import type { LivingItem } from '../platform/services.ts';
import { decideInOrder } from './decide-all.ts';
import type { Asked } from './idempotency.ts';
import { firstStep } from './first-step.ts';

/** A wish to open a case. */
export type OpenRequest = Asked & {
  readonly item: LivingItem;
  readonly unit: UnitId;
  readonly channel: 'village' | 'hall' | 'online' | 'home';
  readonly who: PersonId;
  readonly values: Readonly<Record<string, Canonical>>;
};

type Made = { readonly caseId: CaseId; readonly number: string; readonly fields: readonly FieldRef[] };

/** The events of an opening, in the first of the official's posts that may open the case; else the refusal of his first post. */
export function decideOpening(
  request: OpenRequest,
  context: CaseContext,
  made: Made,
): { readonly events: readonly CaseEvent[] } | CaseRefusal {
  const holdings = context.startedBy
    .flatMap((role) => context.staff.holdersOf(role, request.unit))
    .filter((held) => held.person === request.who);
  let refusal: CaseRefusal | undefined;
  for (const holding of holdings) {
    const by: Actor = { kind: 'official', ...holding };
    const decided = decideInOrder(commandsFor(request, made, by), absentCase, context);
    if (!isRefusal(decided)) return decided;
    refusal ??= decided;
  }
  const wish = { person: request.who, roles: context.startedBy, unit: request.unit };
  return refusal ?? notYourPost(context.staff, wish, { item: request.item.version.item.code });
}

function commandsFor(request: OpenRequest, made: Made, by: Actor): readonly CaseCommand[] {
  const { item } = request;
  const first = firstStep(item);
  const open = {
    do: 'open-case' as const,
    caseId: made.caseId,
    item: item.version.item.code,
    unit: request.unit,
    number: made.number,
    channel: request.channel,
    by,
  };
  if (first === undefined) return [{ ...open, fields: made.fields }];
  return [
    { ...open, fields: [] },
    { do: 'take-step', node: first.id, outcome: first.outcomes[0]?.id ?? 'done', by, fields: made.fields },
  ];
}
