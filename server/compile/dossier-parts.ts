import { differenceSentences } from '../../contract/difference-sentence.ts';
import { gateSentence } from '../../contract/desk-sentence.ts';
import type { StepView } from '../../contract/public-views.ts';
import { differenceOf, type Version } from '../../core/catalogue/draft/difference.ts';
import type { Thread } from '../../core/catalogue/draft/draft.ts';
import type { Gate } from '../../core/catalogue/draft/gate.ts';
import type { Staff } from '../../core/org/staff.ts';
import type { DossierPart } from '../../exchange/docx/dossier.ts';
import { nodeAnchor } from './dossier-anchor.ts';
import { personView } from './people.ts';

/** Sentences under a heading; `none` when there are none. */
export function sentences(title: string, texts: readonly string[], none: string): readonly DossierPart[] {
  const lines = texts.length === 0 ? [none] : texts;
  return [{ kind: 'heading', text: title }, ...lines.map((text): DossierPart => ({ kind: 'text', text, anchor: null }))];
}

/** What changed between two versions, as sentences. */
export function changeParts(title: string, before: Version, after: Version): readonly DossierPart[] {
  return sentences(title, differenceSentences(differenceOf(before, after)), '没有变化。');
}

/** The steps in their order, each with what is told of it. */
export function stepParts(steps: readonly StepView[]): readonly DossierPart[] {
  return steps.flatMap((step) => {
    const anchor = nodeAnchor(step.id);
    const lines = [
      ...labelled('谁', step.who),
      ...labelled('在哪', step.where),
      ...labelled('多久', step.howLong),
      ...labelled('得到什么', step.youGet),
      ...labelled('规则', step.rule),
      ...step.branches.map(({ label, to, back }) => `${label} → ${back ? '退回' : ''}${to}`),
      ...step.risks.map(({ what, prevention }) => `风险：${what}${prevention === '' ? '' : `　防控：${prevention}`}`),
      ...step.basis.map(({ title, article }) => `依据：${title} ${article}`),
    ];
    const title = `第 ${String(step.number)} 步　${step.plainName}${step.kind === 'end' ? '（办结）' : ''}`;
    return [{ kind: 'step', text: title, anchor } as const, ...lines.map((text) => ({ kind: 'text', text, anchor }) as const)];
  });
}

function labelled(label: string, text: string | null): readonly string[] {
  return text === null ? [] : [`${label}：${text}`];
}

/** Gates that are closed, as sentences. */
export function gateParts(gates: readonly Gate[]): readonly DossierPart[] {
  return sentences('发布前的关', gates.map(gateSentence), '没有关着的关。');
}

const states = { open: '没了结', settled: '了结了', taken: '照改了' } as const;

/** Comments that are there already, in words: as comments of the file they would come back. */
export function threadParts(threads: readonly Thread[], staff: Staff, placeOf: (thread: Thread) => string): readonly DossierPart[] {
  const texts = threads.map((thread) => {
    const answers = thread.answers.map(
      (answer) => `答复（${answer.brought?.author ?? personView(staff, answer.by).name}）：${answer.text}`,
    );
    const by = thread.brought?.author ?? personView(staff, thread.by).name;
    return [`${placeOf(thread)}（${by}，第 ${String(thread.round)} 轮，${states[thread.state]}）：${thread.text}`, ...answers].join('　');
  });
  return sentences('已有的意见', texts, '还没有意见。');
}
