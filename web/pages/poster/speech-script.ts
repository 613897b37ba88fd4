import type { PosterView } from '../../../contract/poster.ts';
import { shortHash } from '../../../contract/poster.ts';
import type { StepView } from '../../../contract/public-views.ts';
import { spokenText } from '../../../core/publication/spoken-text.ts';
import type { Speech } from '../../ui/messages/speech.tsx';

/**
 * The item as it is read over the village loudspeaker: first two lines for who reads it, then spoken sentences with numbers as words. Read
 * are the steps of a normal case; the others are said to be there.
 */
export function speechScript(view: PosterView, speech: Speech): string {
  const { item } = view;
  const { words, dates } = speech;
  const { broadcast } = words.poster;
  const head = [
    broadcast.title(item.plainName, item.code),
    `${words.poster.effective(item.version.number, dates.date(item.version.effectiveFrom))} · ${words.poster.hash(shortHash(item.version.hash))}`,
    view.qr.address,
    ...(view.demo ? [words.poster.demo] : []),
  ];
  const sentences = [
    broadcast.open(item.plainName),
    item.lead,
    ...factSentences(view, speech),
    ...materialSentences(view, speech),
    ...stepSentences(item.steps, speech),
    ...(item.forbidden.length === 0 ? [] : [`${words.item.forbidden}${words.poster.colon}${item.forbidden.join('；')}`]),
    ...(item.recourse.length === 0 ? [] : [words.item.recourse]),
    ...item.recourse.map(({ to, how }) => `${broadcast.turnTo(to)}${words.poster.colon}${how}`),
    broadcast.version(item.version.number, dates.date(item.version.effectiveFrom)),
    words.poster.call,
    broadcast.close,
  ];
  return `${head.join('\n')}\n\n${sentences.map((text) => sentence(spokenText(text))).join('\n')}\n`;
}

/** One spoken line ends as a sentence does. */
function sentence(text: string): string {
  const bare = text.replace(/[，、：；\s]+$/u, '');
  return /[。！？]$/u.test(bare) ? bare : `${bare}。`;
}

function factSentences({ item }: PosterView, { words }: Speech): readonly string[] {
  const { who, howLong, trips, fee } = item.facts;
  const asked = [
    [words.item.who, who],
    [words.item.howLong, howLong],
    [words.item.trips, trips],
    [words.item.fee, fee],
  ] as const;
  return asked.map(([question, { main, note }]) => `${question}？${main}${note === null ? '' : `。${note}`}`);
}

function materialSentences({ item }: PosterView, { words }: Speech): readonly string[] {
  if (item.materials.length === 0) return [words.item.bringNothing];
  const list = item.materials.map(({ what, note }, at) => words.poster.broadcast.thing(at + 1, note === null ? what : `${what}，${note}`));
  return [`${words.item.bring}？${words.item.bringHint(item.materials.length)}`, ...list];
}

function stepSentences(steps: readonly StepView[], speech: Speech): readonly string[] {
  const { broadcast } = speech.words.poster;
  const main = steps.filter((step) => step.after === null);
  const sides = steps.length - main.length;
  return [
    broadcast.steps(main.length),
    ...main.map((step) => stepSentence(step, speech)),
    ...(sides === 0 ? [] : [broadcast.sides(sides)]),
  ];
}

function stepSentence(step: StepView, { words }: Speech): string {
  const { broadcast } = words.poster;
  const risk = step.risks.find(({ level }) => level === 'high');
  const told = [
    `${words.step.number(step.number)}，${step.plainName}`,
    whoActs(step, broadcast.by),
    step.howLong === null ? null : `${broadcast.within}${step.howLong}`,
    step.rule,
    step.youGet === null ? null : `${words.step.youGet}${broadcast.get}${step.youGet}`,
    risk === undefined ? null : `${broadcast.watch}${risk.what}`,
  ];
  return told
    .filter((text) => text !== null)
    .map((text) => text.replace(/。$/u, ''))
    .join('。');
}

/** Of a notice the fact tells who answers, as a sentence of its own. */
function whoActs({ who, kind }: StepView, by: string): string | null {
  if (who === null || kind === 'citizen') return null;
  return kind === 'notice' ? who : `${by}${who}`;
}
