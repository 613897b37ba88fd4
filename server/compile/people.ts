import type { Hand } from '../../core/catalogue/draft/event.ts';
import type { Staff } from '../../core/org/staff.ts';

/** How the desk names who did something: an official is public in his post. */
export function personView(staff: Staff, hand: { readonly person: Hand['person']; readonly post: Hand['post'] | null }) {
  return {
    person: hand.person,
    name: staff.findPerson(hand.person)?.name ?? '',
    post: hand.post === null ? null : (staff.findPost(hand.post)?.name ?? null),
  };
}
