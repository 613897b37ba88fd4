import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import type { DeskItem, DeskLook } from '../../../contract/desk-types.ts';
import type { Chart } from '../../../core/chart/chart.ts';
import { act, newKey } from '../desk-client.ts';
import { useDesk } from '../desk-queries.ts';

const pauseMs = 450;

/** What the engine says of the chart as it is typed: asked when the hand rests for a moment. `stale` while the answer is on its way. */
export function useLook(item: DeskItem, chart: Chart | null): DeskLook & { readonly stale: boolean } {
  const desk = useDesk();
  const text = chart === null ? '' : JSON.stringify(chart);
  const settled = useRested(text);
  const csrf = desk.data?.csrf ?? '';
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['look', item.id, settled],
    queryFn: () => act<DeskLook>(`/items/${item.id}/look`, { body: { chart: JSON.parse(settled) as unknown }, csrf, key: newKey() }),
    enabled: settled !== '' && csrf !== '' && item.may.includes('chart'),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });
  const { findings, fewestPersons } = item;
  return { ...(data ?? { findings, fewestPersons, run: null }), stale: settled !== text || isPlaceholderData };
}

/** A value once it has rested; the first one at once. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const clock = setTimeout(() => setRested(value), pauseMs);
    return () => clearTimeout(clock);
  }, [value]);
  return rested;
}
