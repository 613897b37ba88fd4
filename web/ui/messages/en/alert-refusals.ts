import { type AlertSentences, three } from '../refusal-words.ts';

/** Refusals of acts on alerts, in English. */
export const alertRefusals: AlertSentences = {
  'alert-unknown': () => three('This question was not found.', 'It does not exist, or it is not for you.', 'Please go back to the list.'),
  'alert-not-here': () =>
    three(
      'Nothing was done: it does not stand at this step.',
      'Somebody did it already, or it has not come to it yet.',
      'Please look at the page as it is now.',
    ),
  'alert-not-supervisor': () =>
    three('You cannot take this step.', 'Posts of discipline for this unit verify, check and look back.', 'Please leave it to them.'),
  'alert-not-of-unit': () =>
    three('You cannot answer for this unit.', 'The heads of the unit itself answer its self-check.', 'Please ask the heads of the unit.'),
  'alert-of-own-unit': () =>
    three(
      'You cannot verify this question.',
      'You have a post in this unit, and somebody from outside must look.',
      'Please leave it to another.',
    ),
  'alert-concerns-you': () =>
    three('You cannot take this step.', 'The records show acts of yours.', 'You may write an explanation, and others verify.'),
  'alert-concerns-kin': (say) =>
    three(
      'You cannot verify this question.',
      say.isReader('reader') ? 'The records show acts of a near relative of yours.' : 'Another colleague must verify this question.',
      'Please leave it to another.',
    ),
  'alert-not-concerned': () => three('You need not explain.', 'The records show no acts of yours.', 'You need not do anything.'),
  'alert-awaits-unit': (say) =>
    three(
      'It cannot be verified yet.',
      `The unit looks first, until ${say.day('dueDay')}.`,
      'Please wait for its answer, or for the day after.',
    ),
  'alert-second-person': (say) =>
    three(
      'Somebody else must look.',
      `${say.person('first')} has looked once, and the second look is another person's.`,
      'Please ask another who verifies.',
    ),
  'alert-verifiers-related': () =>
    three('Somebody else must look.', 'The two who verify may have no interest in each other.', 'Please ask another who verifies.'),
  'alert-nothing-found': () =>
    three('There is nothing to agree to yet.', 'Nobody has written the first finding.', 'Please look, and write your finding.'),
  'alert-remedy-unfit': () =>
    three(
      'Nothing was saved: what follows does not fit the finding.',
      'What is wrong is put right. A lawful exception is registered, or gets an exception that ends. A rule that asked wrongly is changed.',
      'Please choose anew what follows.',
    ),
  'alert-days-unfit': (say) =>
    three(
      'Nothing was saved: the days are wrong.',
      `At least ${say.count('least')}, at most ${say.count('most')} days.`,
      'Please write another number.',
    ),
  'alert-own-fix': () =>
    three('You cannot check your own fix.', 'Who put it right does not look whether it is right.', 'Please leave it to another.'),
  'alert-place-unknown': () =>
    three('Nothing was saved: no chart has this place.', 'Clearing says from which item and step it came.', 'Please choose from the list.'),
  'alert-already-opened': () =>
    three('It is open already.', 'You gave a reason, and it is open for an hour.', 'Please read it on this page.'),
  'alert-no-breach': () =>
    three('It cannot be handed over now.', 'Two persons must have confirmed a breach, and it is handed over once.', 'Please verify first.'),
  'alert-only-leader': () => three('You cannot hand over a lead.', 'The leader of the commission decides this.', 'Please tell the leader.'),
};
