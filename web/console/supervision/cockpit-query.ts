import { useSearchParams } from 'react-router';

import type { DeskCockpit } from '../../../contract/desk-types.ts';
import { useAnswer } from '../desk-queries.ts';

/** The places that the address names; empty: all. */
export function usePlaces(): string {
  return useSearchParams()[0].get('places') ?? '';
}

/** The supervisor's screen for the places of the address. */
export function useCockpit() {
  return useAnswer<DeskCockpit>(`/supervision/cockpit?places=${encodeURIComponent(usePlaces())}`);
}

/** An address below the supervisor's screens that keeps the chosen places. */
export function useWay(): (path: string, query?: Readonly<Record<string, string>>) => string {
  const places = usePlaces();
  return (path, query = {}) => {
    const asked = new URLSearchParams({ ...query, ...(places === '' ? {} : { places }) }).toString();
    return `/supervision${path}${asked === '' ? '' : `?${asked}`}`;
  };
}
