import type { SeenCase } from './viewer.ts';

/** Name of a person in office; officials act under their names. */
export function nameOf(seen: Pick<SeenCase, 'organisation'>, person: string): string {
  return seen.organisation.data.persons.find((candidate) => candidate.id === person)?.name ?? '（已离任）';
}
