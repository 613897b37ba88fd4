import type { Refusal } from '../../core/kernel/outcome.ts';
import type { StageName } from '../../core/supervision/alert/alert.ts';
import type { PersonVerb } from '../../core/supervision/alert/command.ts';
import { possibleVerbs, whyNot } from '../../core/supervision/alert/decide.ts';
import type { AlertView } from '../../contract/alert-views.ts';
import type { FormState, RefusalView } from '../../contract/page-frame.ts';
import type { Services } from '../platform/services.ts';
import { besideOf, findingOf } from './alert-beside.ts';
import { factsOf, isMasked } from './alert-facts.ts';
import { historyOf } from './alert-history.ts';
import { cardOf } from './alert-cards.ts';
import { placeChoices } from './place-choices.ts';
import type { SeenAlert } from './seen-alert.ts';

/** What a page is drawn with besides the alert. */
export type Drawing = {
  readonly form: FormState;
  readonly formVerb: PersonVerb | null;
  /** Code of the item whose steps are offered as places. */
  readonly item: string | null;
  readonly sentence: (refusal: Refusal) => RefusalView;
};

/** Acts that belong to each stage: who may not do them reads why. */
const verbsOf: Readonly<Record<StageName, readonly PersonVerb[]>> = {
  'self-check': ['answer-self-check', 'make-finding'],
  verify: ['make-finding', 'settle-finding'],
  rectify: ['report-fix'],
  check: ['check-fix'],
  cleared: ['look-back'],
  archived: [],
};

/** `/work/alerts/<id>` */
export async function alertView(services: Services, seen: SeenAlert, drawing: Drawing): Promise<AlertView> {
  const { alert, content, context, person, loaded } = seen;
  const place = { alert, context };
  // Where nothing is masked there is nothing to open.
  const acts = possibleVerbs(person, place).filter((verb) => verb !== 'open-personal-data' || isMasked(alert.objectType));
  return {
    ...{
      id: alert.alertId,
      version: loaded.version,
      card: cardOf({ alert, version: loaded.version, mine: acts[0] ?? null }, content, seen),
    },
    ...factsOf(services, seen),
    beside: await besideOf(services, seen),
    history: historyOf(services, seen),
    acts,
    refused: verbsOf[alert.stage.at].flatMap((verb) => refusedAct(seen, verb, drawing)),
    ...{ form: drawing.form, formVerb: drawing.formVerb },
    places: acts.includes('check-fix')
      ? placeChoices(services, drawing.item ?? content.place?.item ?? null)
      : { items: [], chosen: null, steps: [] },
    finding: findingOf(seen),
  };
}

/** Of two acts of one stage only the one that is at hand is worth a reason. */
function refusedAct({ alert, person, context, eye }: SeenAlert, verb: PersonVerb, { sentence }: Drawing): AlertView['refused'] {
  const hasFinding = alert.stage.at === 'verify' && alert.stage.finding !== null;
  if (verb === 'make-finding' ? hasFinding : verb === 'settle-finding' && !hasFinding) return [];
  if (verb === 'look-back' && (alert.stage.at !== 'cleared' || alert.stage.lookBackOn === null)) return [];
  // A unit need not read why it does not verify itself, nor a supervisor why he does not answer for the unit; who is concerned explains.
  const isForUnit = verb === 'answer-self-check' || verb === 'report-fix';
  if (eye === 'concerned' || isForUnit !== (eye === 'unit')) return [];
  const refusal = whyNot(verb, person, { alert, context });
  return refusal === null ? [] : [{ verb, refusal: sentence(refusal) }];
}
