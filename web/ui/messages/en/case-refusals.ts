import { type CaseSentences, type Say, type Sentences, three } from '../refusal-words.ts';

const whoElse = (say: Say): string => (say.others === '' ? '' : ` It can be done by ${say.others}.`);
const mustWithdraw = (say: Say): Sentences =>
  three(
    'Not done: somebody must withdraw.',
    'By the rules on withdrawal this person may not do this step.',
    `Please choose somebody else.${whoElse(say)}`,
  );

/** Refusals of acts on cases, in English. */
export const caseRefusals: CaseSentences = {
  'case-exists': () =>
    three(
      'This case is already registered.',
      'The same case cannot be registered twice.',
      'Please find it in your work list and go on from there.',
    ),
  'case-unknown': () =>
    three(
      'This case was not found.',
      'The number is wrong, or the case is not for you to see.',
      'Please check the number, or go back to your work list.',
    ),
  'case-ended': (say) =>
    three(
      'Not done: this case has ended.',
      `It ended on ${say.time('endedAt')} and cannot be changed any more.`,
      'To change the result, the applicant may ask for a review or apply again.',
    ),
  'case-held': () =>
    three(
      'Not done: this case is on hold.',
      'An objection has not been answered. Until it is, the case does not move.',
      'Please answer the objection first. The case then goes on by itself.',
    ),
  'time-backwards': () =>
    three(
      'Not done: the clock of the server is wrong.',
      'It shows a time before the last step, and that would spoil the record.',
      'Please try again in a few minutes. If it stays so, tell the system administrator to set the clock.',
    ),
  'other-version': () =>
    three(
      'Not done: this is another version of the chart.',
      'A case runs from start to end on the version it began with.',
      'Please open the case again.',
    ),
  'unit-not-allowed': () =>
    three(
      'Not done: this unit may not handle this matter.',
      'The chart does not give this matter to the unit.',
      'Please choose another unit, or ask one that has this power.',
    ),
  'not-a-chart-step': () =>
    three(
      'Not done: the chart has no such step.',
      'Only the steps of the published chart can be done.',
      'Please go back to the case and use the buttons there.',
    ),
  'step-not-current': (say) =>
    three(
      `Not done: it is not yet time for ${say.step('node')}.`,
      `The chart is followed step by step.${say.has('current') ? ` Now due: ${say.steps('current')}.` : ''}`,
      'Please do the step that is due now.',
    ),
  'already-acted': (say) =>
    three(
      `Already done: ${say.step('node')}.`,
      `This step was completed on ${say.time('at')}.`,
      'Nothing more to do here. See where the case stands now.',
    ),
  'notice-running': (say) =>
    three(
      'Not done: the public notice is still running.',
      `It must run its full time, until ${say.day('until')}, ${say.count('daysLeft')} more days.`,
      'Please wait until it is over. The case then goes on by itself.',
    ),
  'notice-not-open': (say) =>
    say.has('notice')
      ? three(
          'Not received yet: the sheet that you read has been taken down.',
          'The matter was checked again, and a new sheet hangs now.',
          'Here is the new one. Read it and send again; your words are still there.',
        )
      : three(
          'Not received: this notice is not open for objections.',
          'Objections can be given here only while the notice runs.',
          'You may call 12345, or go to the window of the village or town.',
        ),
  'objection-open': () =>
    three(
      'Not done: an objection has not been answered.',
      'Somebody objected to the notice. Until it is answered, the case does not move.',
      'Please answer the objection first.',
    ),
  'objection-exists': () =>
    three(
      'This objection has already been received.',
      'The same objection is not taken twice.',
      'No need to send it again. Use the receipt number to see the answer.',
    ),
  'objection-unknown': () =>
    three(
      'This objection was not found.',
      'The number is wrong, or it belongs to another case.',
      'Please go back to the case and open it from the list.',
    ),
  'objection-answered': () =>
    three(
      'Not done: this objection has already been answered.',
      'An objection is answered once; the answer cannot be changed.',
      'Please read the published answer.',
    ),
  'not-your-post': (say) =>
    three(
      'Not done: this does not belong to your post.',
      `This step is done by ${say.roles('roles')}, and you do not hold that post now.`,
      `Please hand it to somebody who does.${whoElse(say)}`,
    ),
  recused: (say) =>
    say.isReader('person')
      ? three(
          'Not done: you have withdrawn from this case.',
          'Who has withdrawn can no longer do any step of it.',
          `Please hand it to somebody else.${whoElse(say)}`,
        )
      : three(
          'Not done: somebody on the list has withdrawn.',
          'Who has withdrawn can neither take part nor vote.',
          'Please take this person off the list.',
        ),
  'actor-is-applicant': (say) =>
    say.isReader('person')
      ? three(
          'Not done: you must withdraw.',
          `You are the applicant of this case and cannot do ${say.step('step')} for yourself.`,
          `Please hand it to somebody else.${whoElse(say)}`,
        )
      : mustWithdraw(say),
  'actor-is-relative-of-applicant': (say) =>
    say.isReader('person')
      ? three(
          'Not done: you must withdraw.',
          `You declared that you are a near relative of the applicant, and relatives cannot do ${say.step('step')}. Only you can see this reason.`,
          `Please declare your withdrawal, then hand it to somebody else.${whoElse(say)}`,
        )
      : mustWithdraw(say),
  'separation-of-duty': (say) =>
    three(
      'Not done: this step needs another person.',
      `By rule ${say.steps('steps')} may not be done by the same person. ${say.isReader('person') || !say.has('person') ? 'You have' : `${say.person('person')} has`} already done ${say.step('actedIn')}${say.is('as', 'principal') ? ' (or it was done in the same name)' : ''}, so ${say.step('step')} is barred.`,
      `Please hand it to somebody who did not do the earlier step.${whoElse(say)}`,
    ),
  'must-be-same-person': (say) =>
    three(
      'Not done: this step stays with the person who began.',
      `By rule ${say.steps('steps')} are done by one person. ${say.step('actedIn')} was done by ${say.person('by')}.`,
      `Please hand it to ${say.person('by')}.`,
    ),
  'relatives-together': (say) =>
    say.isReader('person')
      ? three(
          'Not done: you must withdraw.',
          `A near relative of yours took part in ${say.step('actedIn')}, and relatives cannot do these steps together.`,
          `Please hand it to somebody else.${whoElse(say)}`,
        )
      : mustWithdraw(say),
  'new-person-needed': (say) =>
    three(
      'Not done: doing it again needs another person.',
      `${say.step('step')} was sent back; the person who did it before may not do it again.`,
      `Please hand it to somebody who did not do it last time.${whoElse(say)}`,
    ),
  'team-full': (say) =>
    three(
      'Not done: the team is complete.',
      `By rule ${say.steps('steps')} are done by at most ${say.count('k')} persons, and they are already set.`,
      'Please hand it to one of those already at work on the case.',
    ),
  'needs-another-person': (say) =>
    three(
      'One more signature is needed.',
      `${say.step('node')} is done by ${say.count('need')} persons together; one person cannot count twice. Signed so far: ${say.count('have')}.`,
      `Please ask another person to sign from an own account.${whoElse(say)}`,
    ),
  'already-represented': (say) =>
    three(
      'Not done: this name has already signed.',
      `${say.step('node')} needs ${say.count('need')} different persons. ${say.person('by')} has already signed in the name of ${say.person('principal')}.`,
      `Please ask another person to sign.${whoElse(say)}`,
    ),
  'unknown-outcome': () =>
    three(
      'Not done: this result cannot be chosen.',
      'Only the results of the published chart can be chosen here.',
      'Please choose one of the results on the page.',
    ),
  'outcome-differs': (say) =>
    three(
      'Not done: your result differs from that of the first signer.',
      `The first signer chose "${say.outcome('first')}". Persons who act together must agree.`,
      'Please talk it over and choose the same. To change it, the first signer must change first.',
    ),
  'missing-field': (say) =>
    three(
      'Not sent yet: some fields are empty.',
      `Empty: ${say.fields('fields')}.`,
      'Please fill them in and send again. What you wrote is still there.',
    ),
  'unknown-field': () =>
    three(
      'Not sent yet: the form holds fields that do not belong to it.',
      'Only the fields of the published chart are taken.',
      'Please reload the page and fill it in once more.',
    ),
  'rounds-used-up': (say) =>
    three(
      'Not done: it cannot be sent back any more.',
      `It may be sent back at most ${say.count('max')} times, and that is used up.`,
      'Please choose another result and decide.',
    ),
  'no-branch-open': () =>
    three(
      'Not done: with these entries there is no way on.',
      'No branch of the chart fits this situation.',
      'Please check the entries. If they are right, tell those who keep the chart.',
    ),
  'no-longer-possible': (say) =>
    three(
      'Not done: after this nobody could do what follows.',
      `By rule ${say.steps('steps')} need other persons, and too few would be left.`,
      `Please leave this step to somebody else.${whoElse(say)}`,
    ),
  'attendance-wrong': (say) =>
    three(
      'The record of the meeting was not taken: the numbers do not fit.',
      attendance(say),
      'Please check who was present and the votes, then send again.',
    ),
  'no-meeting-recorded': () =>
    three(
      'Not done: there is no record of the meeting yet.',
      'One person records the result, another checks and confirms it.',
      'Please record the result of the meeting first.',
    ),
  'recorder-cannot-confirm': (say) =>
    three(
      'Not done: who recorded cannot confirm.',
      `The result was recorded by ${say.isReader('recorder') ? 'you' : say.person('recorder')}; another person must check it.`,
      `Please ask another person to confirm.${whoElse(say)}`,
    ),
  'tenure-ended': (say) =>
    three(
      'Not done: your term of office is over.',
      `Your term as ${say.post('post')} ended on ${say.day('lastDay')}.`,
      'Please hand it to the present holder. If the date is wrong, ask the administrator of the organisation.',
    ),
  'tenure-not-begun': (say) =>
    three(
      'Not done: your term of office has not begun.',
      `Your term as ${say.post('post')} begins on ${say.day('firstDay')}.`,
      'Please hand it to the present holder.',
    ),
  'delegation-ended': (say) =>
    three(
      'Not done: the delegation is over.',
      say.is('giverLeft', true)
        ? `${say.person('principal')}, who delegated to you, no longer is ${say.post('post')}; the delegation ended with that.`
        : `${say.person('principal')} delegated to you until ${say.day('lastDay')}.`,
      'Please hand it to the holder of the post, or ask for a new delegation.',
    ),
  'delegation-not-begun': (say) =>
    three(
      'Not done: the delegation has not begun.',
      `The delegation by ${say.person('principal')} begins on ${say.day('firstDay')}.`,
      'Please wait until then, or hand it to the holder of the post.',
    ),
  'other-unit': (say) =>
    three(
      'Not done: this case belongs to another unit.',
      `Your post is in ${say.unit('unit')}; the case is one of ${say.unit('wanted')}.`,
      'Please hand it to that unit.',
    ),
};

function attendance(say: Say): string {
  if (say.is('what', 'not-on-the-roll')) return 'Somebody is not on the roll of members.';
  if (say.is('what', 'named-twice')) return 'Somebody is named twice.';
  if (say.is('what', 'more-votes-than-voters'))
    return `${say.count('cast')} votes were counted, but only ${say.count('entitled')} persons could vote.`;
  return 'Votes are whole numbers from 0.';
}
