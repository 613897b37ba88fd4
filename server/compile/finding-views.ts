import type { z } from 'zod';

import { chartErrorSentence } from '../../contract/chart-error-sentence.ts';
import type { deskItem } from '../../contract/desk-item.ts';
import { findingSentence } from '../../contract/finding-sentence.ts';
import { namedFinding } from '../../contract/named-finding.ts';
import type { Chart } from '../../core/chart/chart.ts';
import { findRole } from '../../core/org/roles.ts';
import type { OrganisationSnapshot } from '../platform/services.ts';
import type { ChartJudgement } from './analyse-draft.ts';

/** Names of roles, persons and steps by id; what is unknown stays as it is. */
export function namesOf(organisation: OrganisationSnapshot, chart: Chart | null): (id: string) => string {
  const persons = new Map<string, string>(organisation.data.persons.map(({ id, name }) => [id, name]));
  const steps = new Map((chart?.nodes ?? []).map(({ id, plainName }) => [id, plainName]));
  return (id) => findRole(id)?.name ?? persons.get(id) ?? steps.get(id) ?? id;
}

/** Errors of a chart and findings of its analysis as sentences; `nodes` keeps the ids, so that they stand at their steps. */
export function findingViews({ errors, analysis }: ChartJudgement, nameOf: (id: string) => string): z.input<typeof deskItem>['findings'] {
  const wrong = errors.map((error) => {
    const nodes = error.node !== undefined ? [error.node] : error.edge === undefined ? [] : [error.edge.from, error.edge.to];
    return { code: error.code, severity: 'error' as const, nodes, sentence: chartErrorSentence(error) };
  });
  const found = (analysis?.findings ?? []).map((finding) => ({
    ...{ code: finding.code, severity: finding.severity, nodes: [...finding.nodes] },
    sentence: findingSentence(namedFinding(finding, nameOf)),
  }));
  return [...wrong, ...found];
}
