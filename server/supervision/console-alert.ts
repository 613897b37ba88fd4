import type { z } from 'zod';

import type { deskAlert, deskAlertCard } from '../../contract/desk-supervision.ts';
import type { AlertView } from '../../contract/alert-views.ts';
import type { AlertId } from '../../core/supervision/alert/alert.ts';
import { possibleVerbs } from '../../core/supervision/alert/decide.ts';
import { relationsOf } from '../../core/supervision/relations.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import type { Services } from '../platform/services.ts';
import { peopleOf } from './alert-facts.ts';
import { alertView, type Drawing } from './alert-view.ts';
import type { StepPlace } from './chart-page.ts';
import { findSeen, type SeenAlert } from './seen-alert.ts';

type View = z.input<typeof deskAlert>;

/** An alert as its supervisors see it; undefined for everybody else, also for who is concerned or answers: they have the pages for phones. */
export async function findSupervised(services: Services, person: PersonId, id: AlertId): Promise<SeenAlert | undefined> {
  const seen = await findSeen(services, person, id);
  return seen?.eye === 'supervisor' ? seen : undefined;
}

/** Where it stands on a chart: the step of the running case, or where a check has found that it came from. */
export function placeOnChart({ content, alert }: SeenAlert): StepPlace | undefined {
  if (content.place !== null) return content.place;
  return alert.place?.kind === 'charted' ? { item: alert.place.item, number: null, step: alert.place.step } : undefined;
}

/** An alert on the supervisor's screen: as the pages for phones show it, with the relations of its rows; people by their posts. */
export async function consoleAlert(services: Services, seen: SeenAlert, drawing: Drawing): Promise<View> {
  const view = await alertView(services, seen, drawing);
  const { content, isOpen, alert, person, context } = seen;
  const object = { type: alert.objectType, shown: view.object.shown };
  const { nodes, edges, cut } = relationsOf({ object, values: content.values, rows: content.rows });
  return {
    ...view,
    ...viewParts(view),
    // Names of people are opened with the same reason as masked values, so the act is offered on every alert.
    acts: [...possibleVerbs(person, { alert, context })],
    people: peopleOf(seen).map(({ post, name }) => ({ post, name: isOpen ? name : null })),
    relations: { nodes: [...nodes], edges: [...edges], cut },
  };
}

function viewParts(view: AlertView) {
  return {
    card: plainCard(view.card),
    beside: view.beside.map(plainCard),
    values: [...view.values],
    lawful: [...view.lawful],
    tables: view.tables.map(({ table, rows }) => ({ table, rows: rows.map((row) => [...row]) })),
    rule: { ...view.rule, basis: [...view.rule.basis], parameters: [...view.rule.parameters] },
    history: view.history.map((line) => ({ ...line, detail: { ...line.detail } as Record<string, string | null> })),
    refused: view.refused.map(({ verb, refusal }) => ({ verb, refusal: { what: refusal.what, why: refusal.why, now: refusal.now } })),
    places: { ...view.places, items: [...view.places.items], steps: [...view.places.steps] },
  };
}

function plainCard(card: AlertView['card']): z.input<typeof deskAlertCard> {
  return { ...card };
}
