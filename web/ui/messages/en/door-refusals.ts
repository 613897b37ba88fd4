import { type DoorSentences, type GeneralWords, type Say, three } from '../refusal-words.ts';

/** General words for what has no name here. */
export const generalWords: GeneralWords = {
  step: 'this step',
  person: 'another official',
  role: 'the post named in the chart',
  post: 'this post',
  unit: 'another unit',
  field: 'a required field',
  outcome: 'another result',
  join: ', ',
};

/** Refusals of signing in, of forms and of the frame, in English. */
export const doorRefusals: DoorSentences = {
  'changed-meanwhile': (say) =>
    three(
      'Not done: somebody else was first.',
      `After you opened the page, ${say.person('takenBy')} did ${say.step('node')}${say.has('takenAt') ? ` on ${say.time('takenAt')}` : ''}.`,
      'Please look at the case as it is now and decide. What you wrote is still there.',
    ),
  'key-reused': () =>
    three(
      'Not done: this form was sent before with other contents.',
      'One form can be sent once.',
      'Please open the page again and fill it in once more.',
    ),
  'wrong-number': () =>
    three(
      'Nothing was found.',
      'The number or the code is wrong, or there is no such case.',
      'Please type it again from the receipt. If the receipt is lost, ask at the window where you applied.',
    ),
  'wrong-login-or-password': () =>
    three(
      'You are not signed in.',
      'The account or the password is wrong.',
      'Please mind capital letters and type again. Five mistakes lock for 15 minutes. If you forgot the password, ask the administrator of accounts.',
    ),
  'locked-for-now': (say) =>
    three(
      'Signing in is locked for now.',
      'There were five mistakes within 10 minutes; this protects the account.',
      `Please try again in ${say.count('minutes')} minutes. If you forgot the password, ask the administrator of accounts.`,
    ),
  'account-frozen': () =>
    three(
      'You are not signed in: this account is out of use.',
      'The administrator of accounts froze it.',
      'If you need it, ask the administrator of accounts.',
    ),
  'wrong-code': () =>
    three(
      'The code is wrong.',
      'A code lasts 30 seconds and works once.',
      'Please type the present six digits of the authenticator. If it never fits, check the clock of the phone.',
    ),
  'password-too-weak': (say) =>
    three(
      'The new password was not saved.',
      weakness(say),
      'Please choose a longer one that nobody can guess. Several unrelated words in a row are good.',
    ),
  'passwords-differ': () =>
    three('The new password was not saved.', 'The two entries differ.', 'Please type the new password twice again.'),
  'sign-in-needed': () =>
    three(
      'Not done: you are not signed in, or your session has ended.',
      'After 15 minutes without activity the session ends, so that nobody uses your account.',
      'Please sign in in a new window, then come back and send again. Copy what you wrote first.',
    ),
  'second-factor-needed': () =>
    three('Not done: one more step to sign in.', 'After the password the code is needed.', 'Please enter the code first.'),
  'password-change-needed': () =>
    three(
      'Not done: the password must be changed first.',
      'A first password, and one older than 180 days, must be changed before work.',
      'Please change the password.',
    ),
  'plain-http': () =>
    three(
      'You cannot sign in here.',
      'This connection is not encrypted; others could read the password.',
      'Please use the address that begins with https, or tell the system administrator.',
    ),
  'bad-request': () =>
    three('This request was not understood.', 'The address or the contents have a wrong form.', 'Please go back and try again.'),
  'field-errors': (say) =>
    three(
      'Not sent yet: some entries need a change.',
      say.has('fields') ? `To change: ${say.fields('fields')}.` : 'Some entries are not right.',
      'Please correct them and send again. What you wrote is still there.',
    ),
  'bad-key': () =>
    three(
      'Not sent yet: the form is incomplete.',
      'The number that prevents double sending is missing.',
      'Please reload the page and send again.',
    ),
  'csrf-failed': (say) =>
    three(
      'Not sent yet: please confirm once more.',
      'The form was open too long, or it did not come from a page of this site. To protect you it was not taken.',
      say.is('kept', true)
        ? 'What you wrote is still there. Please read it through and send it again.'
        : 'If you filled it in yourself, go back, reload the page and send again. Nothing was changed.',
    ),
  'not-found': () =>
    three(
      'This page was not found.',
      'The address is wrong, or the page does not exist, or it is not for you to see.',
      'Please check the address, or start from the home page.',
    ),
  'too-large': () =>
    three(
      'Not received: too much at once.',
      'At most 64 KB can be sent at once, about 20,000 characters.',
      'Please write less and send again.',
    ),
  'wrong-content-type': () =>
    three('Not received: wrong format.', 'Only forms of these pages and JSON are taken.', 'Please send it from a page of this site.'),
  'too-many-requests': (say) =>
    three(
      'Please slow down.',
      'Too many requests came from this device or network in a short time.',
      `Please try again in ${Math.max(1, say.count('seconds'))} seconds.`,
    ),
  'server-fault': (say) =>
    three(
      'Something went wrong on our side; nothing was done.',
      'This is a fault of the system, not yours.',
      `Please try again later. If it stays so, call 12345 and tell the time${say.has('at') ? `: ${say.time('at')}` : ''}.`,
    ),
  'no-space': () =>
    three(
      'Not done: the disk of the server is full.',
      'There is no room to store anything; nothing was changed.',
      'Please tell the system administrator to make room, then send again.',
    ),
  'not-ready': () =>
    three(
      'The system is not ready yet.',
      'It is starting, or the database cannot be reached for the moment.',
      'Please try again in a minute.',
    ),
};

function weakness(say: Say): string {
  if (say.is('reason', 'short')) return `A password has at least ${say.count('least')} characters.`;
  if (say.is('reason', 'login')) return 'The password must not contain the account name.';
  if (say.is('reason', 'same')) return 'It must differ from the present password.';
  return 'This password is so common that it is guessed first.';
}
