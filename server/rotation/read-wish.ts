import { isDay } from '../../core/kernel/day.ts';
import { asId, type PersonId, type PostId } from '../../core/kernel/id.ts';
import type { RotationWish } from '../../core/org/rotation.ts';
import type { FieldError } from '../../contract/page-frame.ts';
import { fieldError } from '../platform/http/problem.ts';

/** Fields of the three forms; a form sends those of its own. */
export type RotationBody = Readonly<Record<'day' | 'other' | 'witness' | 'text', string>>;

type Language = Parameters<typeof fieldError>[1]['language'];

type About = { readonly verb: RotationWish['do']; readonly post: PostId; readonly person: PersonId; readonly by: PersonId };

/** Reads a form: what is wished, or which fields are wrong. `known` are the people who may be named. */
export function readWish(
  about: About,
  body: RotationBody,
  { known, language }: { readonly known: ReadonlySet<string>; readonly language: Language },
): RotationWish | { readonly errors: readonly FieldError[] } {
  const { verb, ...place } = about;
  const text = body.text.trim();
  const wrong = (field: keyof RotationBody): FieldError => fieldError(field, { missing: body[field].trim() === '', language });
  const errors: FieldError[] = [];
  if (!isDay(body.day.trim())) errors.push(wrong('day'));
  const needsOther = verb === 'hand-over';
  if ((needsOther || body.other !== '') && !known.has(body.other)) errors.push(wrong('other'));
  if (needsOther && !known.has(body.witness)) errors.push(wrong('witness'));
  if (verb !== 'plan' && text === '') errors.push(wrong('text'));
  if (errors.length > 0) return { errors };
  const day = body.day.trim();
  switch (verb) {
    case 'plan':
      return { ...place, do: verb, day, successor: body.other === '' ? null : asId<'person'>(body.other) };
    case 'keep-control':
      return { ...place, do: verb, until: day, what: text };
    case 'hand-over': {
      const things = text.split('\n').map((line) => line.trim());
      return {
        ...place,
        do: verb,
        day,
        to: asId<'person'>(body.other),
        witness: asId<'person'>(body.witness),
        things: things.filter((line) => line !== ''),
      };
    }
  }
}
