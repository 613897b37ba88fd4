import type { z } from 'zod';

import type { deskLook } from '../../contract/desk-chart.ts';
import { counterExampleOf, shownByRun } from '../../core/chart/counter-example.ts';
import type { Chart } from '../../core/chart/chart.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { type ChartJudgement, fewestOf } from './analyse-draft.ts';
import type { DeskServices } from './desk-services.ts';
import { findingViews, namesOf } from './finding-views.ts';
import { judgeInUnit } from './judge-in-unit.ts';
import { loadItem } from './load-item.ts';
import { rightsOf } from './policy.ts';
import { visibleItem } from './visible-item.ts';

/** What the engine says of a chart that a compiler of the item is typing; nothing is kept. Undefined for all others. */
export async function lookView(
  services: DeskServices,
  about: { readonly id: string; readonly person: PersonId; readonly chart: Chart },
): Promise<z.input<typeof deskLook> | undefined> {
  const found = await loadItem(services, services.database.app, about.id);
  if (found === undefined) return undefined;
  const organisation = await services.organisation();
  const today = dayOf(services.clock.legalNow());
  const rights = rightsOf(organisation.staffOn(today), about.person, found.draft.unit);
  const loaded = rights.has('compile') ? visibleItem(found, rights) : undefined;
  if (loaded === undefined) return undefined;
  const { chart } = about;
  const content = { ...loaded.draft.content, chart: { kind: 'own', chart } as const };
  const judgement = judgeInUnit(services, organisation, { content, chart, unit: loaded.draft.unit, today });
  return {
    findings: findingViews(judgement, namesOf(organisation, chart)),
    fewestPersons: fewestOf(judgement),
    run: runOf(judgement, chart),
  };
}

function runOf({ errors }: ChartJudgement, chart: Chart): z.input<typeof deskLook>['run'] {
  if (!errors.some(({ code }) => shownByRun.has(code))) return null;
  const run = counterExampleOf(chart);
  return run === null ? null : run.map(({ node, waiting }) => ({ node, waiting: [...waiting] }));
}
