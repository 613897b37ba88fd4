import { type DeskSentences, three } from '../refusal-words.ts';

/** Refusals of compiling, reviewing and publishing, in English. */
export const deskRefusals: DeskSentences = {
  'desk-not-allowed': () =>
    three(
      'Not done: your post may not do this.',
      'Compiling, reviewing and publishing belong to different posts.',
      'Please ask whoever holds such a post.',
    ),
  'desk-state-forbids': () =>
    three(
      'Not done: the item is not at this point.',
      'Its state does not allow it; what is under review, for example, stands still.',
      'Please reload and see where it stands.',
    ),
  'desk-nothing-changed': () => three('There is nothing to save.', 'What you wrote is what is there.', 'Nothing more is needed.'),
  'desk-author-cannot': () =>
    three(
      'Not done: nobody reviews what he wrote.',
      'This item holds words of yours.',
      'Please let somebody review it who did not write it.',
    ),
  'desk-reviewers-unfit': () =>
    three(
      'Not done: one of the named reviewers cannot review this.',
      'A reviewer needs a reviewing post and may not have written the item.',
      'Please choose others from the list.',
    ),
  'desk-not-named': () =>
    three(
      'Not done: you are not named in this round.',
      'Opinions are given by those who were named.',
      'Please ask the leading-group office.',
    ),
  'desk-opinion-given': () =>
    three(
      'Not done: you have given your opinion in this round.',
      'An opinion stays as it was given.',
      'Please write a comment, or wait for the next round.',
    ),
  'desk-opinions-missing': () =>
    three(
      'Not done: not everybody has given an opinion.',
      'A round ends when all who were named have spoken.',
      'Please wait, or name others.',
    ),
  'desk-reason-missing': () =>
    three(
      'Not done: sending back needs a reason.',
      'Without one the compiler does not know what to mend.',
      'Please say what is to be changed, or comment first.',
    ),
  'desk-thread-unknown': () => three('This comment was not found.', 'It does not belong to this item.', 'Please reload the page.'),
  'desk-thread-closed': () => three('Not done: this comment is settled.', 'A settled comment stays as it is.', 'Please make a new one.'),
  'desk-no-suggestion': () =>
    three(
      'Not done: this comment suggests nothing to take.',
      'Only a value suggested for a field can be taken.',
      'Please make the change yourself.',
    ),
  'desk-gate-closed': () =>
    three(
      'Not published: some gates are closed.',
      'The page names them and where they are.',
      'Please mend them. With good reason, use the named path.',
    ),
  'desk-override-unfit': () =>
    three('Not published: no exception is needed here.', 'The gate of this path is not closed.', 'Please publish as usual.'),
  'desk-day-past': () =>
    three(
      'Not published: the day is past.',
      'It takes effect today at the earliest, and a control is looked at again later.',
      'Please choose another day.',
    ),
  'desk-code-taken': () =>
    three(
      'Not added: the list of this unit has this code already.',
      'A code stands once in a list, and the template bears the same.',
      'Please open the item that has it, or adopt the template under another code.',
    ),
  'desk-import-state': () =>
    three(
      'Not done: this file is not at that point.',
      'It was imported, undone, or could not be read.',
      'Please reload; to import again, upload it again.',
    ),
};
