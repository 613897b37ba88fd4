import type { CitationView } from '../../contract/public-views.ts';
import { writeBeside } from '../../exchange/documents/write-beside.ts';
import type { SheetPart } from '../../exchange/docx/write-sheet-document.ts';
import type { FileAbout } from '../../exchange/tables/grid-table.ts';
import { citationText } from '../../core/catalogue/list-export/published-item.ts';
import type { ListedItem } from '../public/read.ts';
import { stepParts, textParts } from './step-parts.ts';
import { versionNote } from './version-note.ts';

/** The operation chart (运行流程图) of an item as an ordered list, on A4. */
export function chartSheet(item: ListedItem, about: FileAbout): Promise<Uint8Array> {
  const { view } = item;
  const main = view.steps.filter(({ after }) => after === null);
  const sides = view.steps.filter(({ after }) => after !== null);
  const { who, howLong, trips, fee } = view.facts;
  const facts = [`谁来办：${factText(who)}`, `要多久：${factText(howLong)}`, `跑几次：${factText(trips)}`, `要花钱吗：${factText(fee)}`];
  return writeBeside({
    do: 'sheet',
    about,
    title: `${view.name}运行流程图`,
    parts: [
      { kind: 'note', text: versionNote(item) },
      ...textParts([view.lead, ...facts]),
      ...section(
        '要带什么',
        view.materials.length === 0 ? ['什么都不用带。'] : view.materials.map(({ what, note }) => withNote(what, note)),
      ),
      { kind: 'heading', text: '怎么一步步办' },
      ...main.flatMap(stepParts),
      ...(sides.length === 0 ? [] : [{ kind: 'heading', text: '有的情况才走' } as const, ...sides.flatMap(stepParts)]),
      ...section(
        '干部不准这样做',
        view.forbidden.map((text) => `不准：${text}`),
      ),
      ...section(
        '有问题找谁',
        view.recourse.map(({ to, how }) => `${to}：${how}`),
      ),
      ...section('依据什么规定', view.basis.map(citation)),
    ],
  });
}

function section(title: string, lines: readonly string[]): readonly SheetPart[] {
  return lines.length === 0 ? [] : [{ kind: 'heading', text: title }, ...textParts(lines)];
}

function withNote(main: string, note: string | null): string {
  return note === null ? main : `${main}（${note}）`;
}

function factText({ main, note }: { readonly main: string; readonly note: string | null }): string {
  return withNote(main, note);
}

function citation(view: CitationView): string {
  return `${citationText(view)}${view.gist === '' ? '' : `：${view.gist}`}`;
}
