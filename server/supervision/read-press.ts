import { rootCauses } from '../../core/supervision/alert/alert.ts';
import type { PersonVerb } from '../../core/supervision/alert/command.ts';
import type { FieldError } from '../../contract/page-frame.ts';
import type { AlertWish } from './act-on-alert.ts';
import { findingChoices } from './finding-choices.ts';
import { placeOf } from './place-choices.ts';

/** Fields of the forms of all acts; a form sends those of its own. */
export type PressBody = Readonly<Record<'text' | 'answer' | 'finding' | 'days' | 'agree' | 'passed' | 'cause' | 'place' | 'holds', string>>;

type Read = { readonly wish: AlertWish; readonly text: string } | { readonly errors: readonly FieldError[] };

/** Reads the form of an act: what is wished, or which fields are wrong. */
export function readPress(verb: PersonVerb, body: PressBody): Read {
  const text = body.text.trim();
  const missing = text === '' ? [{ field: 'text', cause: '这里没有写', cure: '请写清楚' }] : [];
  const wish = wishOf(verb, body);
  const errors = [...('wrong' in wish ? wish.wrong : []), ...missing];
  return errors.length > 0 || 'wrong' in wish ? { errors } : { wish, text };
}

type Wished = AlertWish | { readonly wrong: readonly FieldError[] };

function choose(field: string): { readonly wrong: readonly FieldError[] } {
  return { wrong: [{ field, cause: '这一项没有选', cure: '请选一个' }] };
}

function wishOf(verb: PersonVerb, body: PressBody): Wished {
  switch (verb) {
    case 'answer-self-check': {
      const answer = (['confirmed', 'explained', 'unclear'] as const).find((one) => one === body.answer);
      return answer === undefined ? choose('answer') : { do: verb, answer };
    }
    case 'make-finding':
      return findingWish(body);
    case 'settle-finding':
      return isYesNo(body.agree) ? { do: verb, agree: body.agree === 'yes' } : choose('agree');
    case 'check-fix':
      return checkWish(body);
    case 'look-back':
      return isYesNo(body.holds) ? { do: verb, holds: body.holds === 'yes' } : choose('holds');
    case 'give-statement':
    case 'send-back':
    case 'report-fix':
    case 'open-personal-data':
    case 'hand-over-lead':
      return { do: verb };
  }
}

function isYesNo(text: string): boolean {
  return text === 'yes' || text === 'no';
}

function findingWish({ finding, days }: PressBody): Wished {
  const found = Object.hasOwn(findingChoices, finding) ? findingChoices[finding] : undefined;
  if (found === undefined) return choose('finding');
  if (!/^\d{0,4}$/.test(days.trim())) return { wrong: [{ field: 'days', cause: '天数要写数字', cure: '请写整数，或者空着' }] };
  return { do: 'make-finding', outcome: found.outcome, remedy: found.remedy(days.trim() === '' ? null : Number(days)) };
}

function checkWish({ passed, cause, place }: PressBody): Wished {
  if (passed === 'no') return { do: 'check-fix', passed: false };
  if (passed !== 'yes') return choose('passed');
  const why = rootCauses.find((one) => one === cause);
  const from = placeOf(place);
  if (why === undefined) return choose('cause');
  return from === undefined ? choose('place') : { do: 'check-fix', passed: true, cause: why, place: from };
}
