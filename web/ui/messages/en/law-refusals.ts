import { type LawSentences, three } from '../refusal-words.ts';

/** Refusals of the law register and of revisions, in English. */
export const lawRefusals: LawSentences = {
  'law-not-allowed': () =>
    three(
      'Not done: your post may not do this.',
      'The office and the justice bureau keep the register; whoever compiles a list settles its tasks.',
      'Please ask whoever holds such a post.',
    ),
  'law-id-taken': () =>
    three('Not registered: this id is taken.', 'One id names one document.', 'Please look at that document, or choose another id.'),
  'law-ended': (say) =>
    three(
      `Not recorded: it ended on ${say.day('lastDay')}.`,
      'What is no longer in force cannot be amended.',
      'Please register the new document and say what took its place.',
    ),
  'law-article-known': () =>
    three('Not recorded: this article is there.', 'An article cannot be added twice.', 'Please record an amendment if it changed.'),
  'law-article-unknown': () =>
    three(
      'Not recorded: the document has no such article.',
      'Numbers are copied from the text and never worked out.',
      'Please look at the text and add the article first.',
    ),
  'law-text-known': () =>
    three('Not recorded: the text is there.', 'A text in hand is not exchanged.', 'Please record an amendment if it changed.'),
  'law-days-wrong': (say) =>
    three(
      'Not recorded: the days do not follow each other.',
      say.has('earliest') ? `The present wording began on ${say.day('earliest')}.` : 'A new wording follows the old one.',
      'Please look at the day in the official text.',
    ),
  'law-successor-unknown': () =>
    three(
      'Not recorded: the register does not have the successor.',
      'Only what somebody has read is stated; nothing is guessed.',
      'Please register it first, or leave it open.',
    ),
  'law-source-missing': () =>
    three('Not recorded: the source is missing.', 'Anybody must be able to check it.', 'Please name the gazette, page or number.'),
  'law-round-open': () => three('Not opened: this year has its round.', 'A year has one round.', 'Please look at the round that is open.'),
  'law-task-settled': () =>
    three(
      'Not done: this task is settled.',
      'Somebody checked it, a newer version is published, or the item was withdrawn.',
      'Please reload the page.',
    ),
  'law-reason-missing': () =>
    three('Not done: a reason is needed.', 'Nothing to change is a finding too.', 'Please write what you compared.'),
  'law-due-wrong': (say) =>
    three(
      'Not done: the deadline does not fit.',
      `It lies between ${say.day('today')} and ${say.day('latest')}.`,
      'Please choose another day.',
    ),
};
