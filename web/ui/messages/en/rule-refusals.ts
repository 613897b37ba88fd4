import { type RuleSentences, three } from '../refusal-words.ts';

/** Refusals of the workshop of rules, in English. */
export const ruleRefusals: RuleSentences = {
  'rule-too-early': (say) =>
    three(
      'Not recorded: the first day is too early.',
      'After approval a value runs thirty days in the shadow, to see what it would ask more or less.',
      `Please write ${say.day('earliest')} or later.`,
    ),
  'rule-proposal-unknown': () => three('This proposal was not found.', 'It may belong to another rule.', 'Please look at the rule again.'),
  'rule-proposal-settled': () =>
    three('Not recorded: the proposal is settled.', 'A proposal is settled once.', 'Please reload; to change it, propose anew.'),
  'rule-second-person': () =>
    three(
      'Not approved: you proposed it yourself.',
      'A value of a rule takes two persons; who proposes does not approve.',
      'Please ask a colleague.',
    ),
  'rule-trial-busy': () => three('No trial now.', 'A colleague is trying a value; one runs at a time.', 'Please try again later.'),
  'parameter-unknown': () =>
    three('There is no such parameter.', 'The rule has none of this name.', 'Please choose one on the page of the rule.'),
  'parameter-unreadable': () =>
    three(
      'The value is not well written.',
      'It does not fit the type of the parameter.',
      'Please write it as the present one; numbers as figures.',
    ),
  'room-has-no-snapshot': () =>
    three('No trial yet.', 'No registers were swept yet.', 'Please put the registers in place and come back after the next night.'),
};
