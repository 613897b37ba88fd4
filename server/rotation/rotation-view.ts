import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { instantText } from '../../core/kernel/instant.ts';
import type { RotationEvent } from '../../core/org/rotation.ts';
import type { FormState } from '../../contract/page-frame.ts';
import type { RotationPageView, RotationRecord } from '../../contract/rotation-views.ts';
import type { Services } from '../platform/services.ts';
import { readClocks, rotationCard, type SeenClocks } from './clocks.ts';
import { mayArrange } from './policy.ts';

/** One clock; undefined where it does not exist for the person. */
export async function rotationPageView(
  services: Services,
  asked: {
    readonly reader: PersonId;
    readonly post: string;
    readonly person: string;
    readonly form: FormState;
    readonly formVerb: RotationRecord['kind'] | null;
  },
): Promise<RotationPageView | undefined> {
  const seen = await readClocks(services, asked.reader);
  const clock = seen.clocks.find((one) => one.post.id === asked.post && one.person === asked.person);
  if (clock === undefined) return undefined;
  const records = seen.recorded(clock);
  const may = mayArrange(seen.reach, clock.post.unit) && asked.reader !== clock.person;
  return {
    card: rotationCard(clock, seen),
    version: records.length,
    records: records.toReversed().map((event) => recordOf(event, seen)),
    choices: may ? colleagues(services, seen, clock) : null,
    form: asked.form,
    formVerb: asked.formVerb,
  };
}

/** Who may come after, or witness: the people of the unit, with a post of theirs. */
function colleagues(services: Services, seen: SeenClocks, clock: SeenClocks['clocks'][number]): RotationPageView['choices'] {
  const { data } = seen.organisation;
  const staff = seen.organisation.staffOn(dayOf(services.clock.legalNow()));
  const posts = data.posts.filter((post) => post.unit === clock.post.unit);
  const found = posts.flatMap((post) =>
    staff
      .holdersOf(post.role, post.unit)
      .filter((holding) => holding.post === post.id && holding.principal === null)
      .map(({ person }) => ({ person, post })),
  );
  const names = new Map(data.persons.map((one) => [one.id, one.name]));
  const first = new Map(
    found.filter(({ person }) => person !== clock.person).map(({ person, post }) => [person, `${names.get(person) ?? ''}（${post.name}）`]),
  );
  return [...first].map(([id, label]) => ({ id, label }));
}

function recordOf(event: RotationEvent, { organisation }: SeenClocks): RotationRecord {
  const name = (person: PersonId | null): string | null => organisation.data.persons.find((one) => one.id === person)?.name ?? null;
  const told = { at: instantText(event.at), by: name(event.by) ?? '' };
  switch (event.type) {
    case 'rotation-planned':
      return { ...told, kind: 'plan', day: event.day, other: name(event.successor), witness: null, text: '' };
    case 'rotation-control-kept':
      return { ...told, kind: 'keep-control', day: event.until, other: null, witness: null, text: event.what };
    case 'post-handed-over':
      return {
        ...told,
        kind: 'hand-over',
        day: event.day,
        other: name(event.to),
        witness: name(event.witness),
        text: event.things.join('；'),
      };
  }
}
