import { type RotationSentences, three } from '../refusal-words.ts';

/** Refusals about rotation of posts, in English. */
export const rotationRefusals: RotationSentences = {
  'rotation-own-post': () =>
    three('Not recorded: this is your own post.', 'Somebody else arranges your rotation.', 'Please ask another personnel officer.'),
  'rotation-not-holder': (say) =>
    three(
      'Not recorded: this person no longer holds the post.',
      `${say.person('person')} is not in it today.`,
      'Please look at the list anew.',
    ),
  'rotation-day-past': (say) =>
    three('Not recorded: the day has passed.', `You wrote ${say.day('day')}.`, 'Please write today or a later day.'),
  'rotation-same-person': () =>
    three(
      'Not recorded: one person stands in two places.',
      'Who hands over, who takes over and who is present are three persons.',
      'Please change one of them.',
    ),
  'rotation-nothing-handed-over': () =>
    three(
      'Not recorded: nothing was named.',
      'A hand-over has a list.',
      'Please write one thing a line: books, seals, keys, open matters.',
    ),
  'rotation-control-too-long': (say) =>
    three(
      'Not recorded: the control lasts too long.',
      `You wrote ${say.day('day')}. It is looked at again within a year.`,
      'Please write a day within a year.',
    ),
};
