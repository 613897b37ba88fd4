import type { Messages } from '../zh-CN.ts';

/** How to read the pages and check the ledger. */
export const aboutEn: Messages['about'] = {
  title: 'How to read and check',
  parts: [
    {
      head: 'What this is',
      text: 'Each small power is written on one chart: who acts, how, and what is forbidden. The chart on the wall, the one officials follow and the one that is supervised are the same.',
    },
    {
      head: 'Reading the chart',
      text: 'A circle is an act. A diamond is a decision. A double square is a notice. A double ring is the end. The line at the left shows which level holds the matter.',
    },
    {
      head: 'Reading the risks',
      text: 'Three bars on black: high. Two bars in a solid frame: middle. One bar in a dashed frame: low. Open one to see how it is prevented.',
    },
    { head: 'Progress', text: 'Scan the code on your receipt to see the days left and who has it. The number alone shows the stage.' },
    { head: 'Objecting to a notice', text: 'Press “I object”. No sign-in, no name needed. Until the answer the matter stands still.' },
    {
      head: 'What is not published',
      text: 'Identity numbers, bank cards, telephones, addresses and illnesses are never published. Whoever was refused is not named.',
    },
    {
      head: 'Checking the ledger',
      text: 'Every step is entered in the public ledger. With a receipt you can check your own entry; anyone can check the whole.',
    },
    {
      head: 'Hard to read',
      text: 'Press “Large print” at the top, then “Larger”. You can also dial 12345 and ask someone to read it to you.',
    },
  ],
  accessible: 'Accessibility: all pages are checked against WCAG 2.2 AA and work without scripts.',
  description: 'How to read charts, follow progress, object and check the ledger.',
};
