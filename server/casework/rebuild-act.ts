import type { Kysely } from 'kysely';

import type { Case } from '../../core/casework/case.ts';
import { evolve } from '../../core/casework/evolve.ts';
import { Fault } from '../../core/kernel/outcome.ts';
import { together } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import type { DecidedAct, Opening } from './append-case.ts';
import { applicantKeyOf, contextOf } from './case-context.ts';
import { receiptHashOf, receiptSecretOf } from './receipt-secret.ts';
import type { PastAct } from './past-acts.ts';
import { projectCase } from './project.ts';
import { slipOf } from './objection-slip.ts';

/** An act of the past and the state that it met. */
export type Replay = { readonly act: PastAct; readonly before: Case; readonly organisation: OrganisationSnapshot };

/** Writes the rows of one act again, as it once wrote them. Answers the state it leads to. */
export async function rebuildAct(services: Services, db: Kysely<Schema>, { act, before, organisation }: Replay) {
  const state = act.events.reduce(evolve, before);
  if (state.status === 'absent') throw new Fault('case-without-opening', { case: act.caseId });
  const item = services.items.findByHash(state.version);
  if (item === undefined) throw new Fault('version-unknown', { case: act.caseId, version: state.version });
  const then = { ...services, clock: { ...services.clock, legalNow: () => act.at } };
  const applicantKey = applicantKeyOf(services.keys, item, act.valuesSoFar);
  const context = contextOf(then, { item, organisation, values: Object.entries(act.valuesSoFar), applicantKey });
  const decided: DecidedAct = {
    request: { caseId: act.caseId, commandId: act.commandId, owner: '', bodyHash: '', values: act.values, ...extraOf(services, act) },
    loaded: {
      caseId: act.caseId,
      state: before,
      events: [],
      version: act.from,
      previous: null,
      values: { erased: act.erased, latest: act.valuesBefore, byEvent: new Map() },
      file: undefined,
    },
    item,
    context,
    organisation,
    events: act.events,
    committed: [],
    ...(act.from === 0 ? { opening: openingOf(services, act, applicantKey) } : {}),
  };
  await together(db, projectCase(then, db, { ...decided, state, version: act.from + act.events.length }));
  return state;
}

function openingOf(services: Services, act: PastAct, applicantKey: string | null): Opening {
  const [first] = act.events;
  if (first?.type !== 'case-opened') throw new Fault('case-without-opening', { case: act.caseId });
  const openedBy = first.by.kind === 'official' ? first.by.person : null;
  return { number: first.number, receiptHash: receiptHashOf(receiptSecretOf(services.keys, act.caseId)), applicantKey, openedBy };
}

function extraOf(services: Services, act: PastAct): Pick<DecidedAct['request'], 'extra'> {
  const raised = act.events.find((event) => event.type === 'objection-raised');
  if (raised === undefined) return {};
  const { number, secret } = slipOf(services.keys, raised.objection, raised.at);
  return { extra: { number, receiptHash: receiptHashOf(secret) } };
}
