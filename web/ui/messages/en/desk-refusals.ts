import { type DeskSentences, type Say, three } from '../refusal-words.ts';

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
  'desk-dossier-other-round': () =>
    three(
      'Not taken in: this dossier is not of the present round.',
      'It shows another round or version, so its comments would hang on other words.',
      'Download the dossier of this round and comment in it, or write on the page.',
    ),
  'desk-no-round': () => three('There is no dossier.', 'Nothing here was submitted for review yet.', 'Come back when something is.'),
  'desk-dossier-too-large': (say) =>
    three(
      'Not made: too many items.',
      `A dossier holds ${say.count('most')} items at most; a longer file does not open.`,
      'Choose a category and take one after the other.',
    ),
  'desk-dossier-unreadable': (say) =>
    three(
      'Not taken in: this file cannot be read.',
      whyUnreadable(say),
      'Open it in Word or WPS, remove the password, save it as .docx, and upload that.',
    ),
  'desk-dossier-other-item': () =>
    three(
      'Not taken in: this is no dossier of what is here.',
      'Its marks name other items, or were deleted.',
      'Upload it at its own item; without its marks, write what it says on the page.',
    ),
  'posting-there-already': () =>
    three('Not recorded: it hangs there already.', 'One record for one place is enough.', 'If it was exchanged, record that at the entry.'),
  'posting-gone': () => three('Not recorded: it was taken down already.', 'Somebody may just have recorded it.', 'Reload and look again.'),
  'posting-same': () =>
    three('Not recorded: this very version hangs there.', 'It is the one that is on record.', 'Nothing more is to be done.'),
  'posting-day-ahead': () =>
    three(
      'Not recorded: the day lies ahead.',
      'What was put up or taken down is recorded when it was done.',
      'Write today or an earlier day.',
    ),
  'posting-version-unfit': () =>
    three(
      'Not recorded: this paper is not in force.',
      'Its check code is not that of the version in force, or the item is not carried out here. Old paper is taken down, never put up.',
      'Print the version in force and put that up.',
    ),
  'desk-classified': () =>
    three(
      'Not made: a text carries a mark of secrecy.',
      'What is classified or internal leaves the office by no path, and does not belong here.',
      'Take it out of the list, and submit it again.',
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

function whyUnreadable({ is }: Say): string {
  if (is('why', 'document-reaches-outside')) return 'It fetches pictures or objects from elsewhere when it is opened.';
  if (is('why', 'file-too-large') || is('why', 'unpacks-too-large')) return 'It is too large.';
  if (is('why', 'encrypted-archive')) return 'It is under a password.';
  if (is('why', 'too-many-comments')) return 'It has more than 1,000 comments.';
  return 'It is damaged, no .docx, or built in an unusual way.';
}
