import { emptyContent } from '../../core/catalogue/draft/content.ts';
import type { Chart } from '../../core/chart/chart.ts';
import type { DossierPart } from '../../exchange/docx/dossier.ts';
import type { DeskServices } from './desk-services.ts';
import { fieldAnchor } from './dossier-anchor.ts';
import { changeParts, sentences, stepParts } from './dossier-parts.ts';
import { chartOf, type LoadedItem } from './load-item.ts';

/** What changed since the version in force and since the last round. */
export async function changesOf(
  services: DeskServices,
  { draft, contentAt }: LoadedItem,
  chart: Chart | null,
): Promise<readonly DossierPart[]> {
  const after = { content: draft.content, chart };
  const versionAt = async (version: number) => {
    const content = version === 0 ? emptyContent : contentAt(version);
    return { content, chart: await chartOf(services, services.database.app, content.chart) };
  };
  const published = draft.published.at(-1);
  const earlier = draft.rounds.at(-2);
  const own = published === undefined ? [] : changeParts('和现行版本比', await versionAt(published.version), after);
  const since = earlier === undefined ? [] : changeParts('和上一轮比', await versionAt(earlier.version), after);
  return [...own, ...since, ...(own.length + since.length === 0 ? sentences('改了什么', [], '这是新的事项，第一次交审。') : [])];
}

/** The chart as pictures, and its steps in words. */
export async function chartParts(services: DeskServices, chart: Chart | null): Promise<readonly DossierPart[]> {
  const anchor = fieldAnchor('chart');
  const heading: DossierPart = { kind: 'step', text: '流程图', anchor };
  if (chart === null) return [heading, { kind: 'text', text: '还没有流程图。', anchor }];
  const { steps, pictures } = await services.chartSheets(chart);
  const told = pictures.length === 0 ? [{ kind: 'text', text: '图画不出来，请看下面的步骤。', anchor } as const] : [];
  return [heading, ...told, ...pictures.map((picture): DossierPart => ({ kind: 'picture', picture, anchor })), ...stepParts(steps)];
}
