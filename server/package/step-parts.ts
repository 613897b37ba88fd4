import type { StepView } from '../../contract/public-views.ts';
import type { SheetPart } from '../../exchange/docx/write-sheet-document.ts';

/** Sentences as paragraphs. */
export function textParts(lines: readonly string[]): readonly SheetPart[] {
  return lines.map((text) => ({ kind: 'text', text }));
}

/** A step of the chart: its number and plain name, and what is told of it. */
export function stepParts(step: StepView): readonly SheetPart[] {
  const lines = [
    ...labelled('谁', step.who),
    ...labelled('在哪', step.where),
    ...labelled('多久', step.howLong),
    ...labelled('您会得到', step.youGet),
    ...labelled('规则', step.rule),
    ...(step.beside.length === 0 ? [] : [`和第 ${step.beside.join('、')} 步可以同时办。`]),
    ...step.branches.map(({ label, to, back }) => `${label} → ${back ? '退回' : ''}${to}`),
  ];
  return [
    { kind: 'step', text: `第 ${String(step.number)} 步　${step.plainName}${step.kind === 'end' ? '（办结）' : ''}` },
    ...textParts(lines),
  ];
}

function labelled(label: string, text: string | null): readonly string[] {
  return text === null ? [] : [`${label}：${text}`];
}
