import { type ProgrammeSentences, three } from '../refusal-words.ts';

/** Refusals of the programme, in English. */
export const programmeRefusals: ProgrammeSentences = {
  'programme-seats-unfit': () =>
    three(
      'Not saved: the seats do not make a leading group.',
      'It needs one head, each post has one seat, and each post must be one of the organisation.',
      'Please look at the seats and save again.',
    ),
  'programme-days-unfit': () =>
    three(
      'Not saved: the days do not fit.',
      'A paper is not younger than what it begins, an end not earlier than its beginning, a deadline not in the past, and a meeting has been held.',
      'Please mend the days and save again.',
    ),
  'programme-not-there': () =>
    three(
      'Not saved: something that is named is not there.',
      'The phase, paper, decision or unit is gone, or is named twice.',
      'Please reload and choose another.',
    ),
  'programme-over': () =>
    three(
      'Not done: it has ended.',
      'A paper or a task that has ended is not changed any more.',
      'To go on with it, please send a new one.',
    ),
  'programme-read-not-told': () =>
    three(
      'Nothing to report: this result is read from the platform.',
      'Progress of lists, charts and risks is counted where the work is done.',
      'Go on with the list, and the progress follows.',
    ),
};
