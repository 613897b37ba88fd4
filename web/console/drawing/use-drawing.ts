import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';

import type { DeskArticles } from '../../../contract/desk-types.ts';
import type { CitationView, StepView } from '../../../contract/public-views.ts';
import type { Chart } from '../../../core/chart/chart.ts';
import { ask } from '../desk-client.ts';
import { drawingOf } from './drawing-of.ts';

/** What is drawn: the chart, or the last one that could be drawn with a sentence why this one cannot. */
export type Shown = { readonly steps: readonly StepView[]; readonly chart: Chart; readonly why: string | null };

/** The drawing of a chart while it is typed; it follows a moment behind the hand. */
export function useDrawing(chart: Chart): Shown {
  const settled = useDeferredValue(chart);
  const cite = useCitations(settled);
  const [last, setLast] = useState(settled);
  const drawing = useMemo(() => drawingOf(settled, cite), [settled, cite]);
  const before = useMemo(() => drawingOf(last, cite), [last, cite]);
  if ('steps' in drawing && last !== settled) setLast(settled);
  if ('steps' in drawing) return { steps: drawing.steps, chart: settled, why: null };
  return { steps: 'steps' in before ? before.steps : [], chart: last, why: drawing.why };
}

/** Citations of a chart as the public page shows them; until they have come, quietly by their ids. */
function useCitations(chart: Chart): (basis: readonly string[]) => readonly CitationView[] {
  const ids = [...new Set(chart.nodes.flatMap((node) => ('basis' in node ? node.basis : [])))].toSorted().join(',');
  const { data } = useQuery({
    queryKey: ['laws', ids],
    queryFn: () => ask<DeskArticles>(`/articles?ids=${encodeURIComponent(ids)}`),
    enabled: ids !== '',
    staleTime: 300_000,
    placeholderData: keepPreviousData,
  });
  return useMemo(() => {
    const known = new Map((data?.articles ?? []).map((article) => [article.id, article]));
    return (basis) => [...new Set(basis)].map((id) => known.get(id) ?? { law: null, title: id, article: '', gist: '', state: 'in-force' });
  }, [data]);
}
