import type { Role } from './organisation.ts';
import { findRole } from './roles.ts';

/** Two roles that no person may hold on the same day. Order does not matter. */
export type IncompatiblePair = readonly [Role, Role];

/**
 * Pairs that hold in every county unless its own list replaces them: who decides or keeps the books of the village does
 * not sit on the committee that supervises them (村务监督委员会). The Villagers' Committees Law says so for members of
 * the villagers' committee; its articles were renumbered in 2026, so no number stands here until the text is in hand. In the
 * same way nobody on the supervisory board of a rural collective sits on its council or keeps its books.
 */
export const villageSupervisionApart: readonly IncompatiblePair[] = [
  ['village.supervisor', 'village.secretary'],
  ['village.supervisor', 'village.director'],
  ['village.supervisor', 'village.clerk'],
  ['village.supervisor', 'village.committee-member'],
  ['village.supervisor-member', 'village.secretary'],
  ['village.supervisor-member', 'village.director'],
  ['village.supervisor-member', 'village.clerk'],
  ['village.supervisor-member', 'village.committee-member'],
  ['village.coop-supervisor', 'village.coop-director'],
  ['village.coop-supervisor', 'village.coop-council'],
  ['village.coop-supervisor', 'village.clerk'],
  ['village.coop-board', 'village.coop-director'],
  ['village.coop-board', 'village.coop-council'],
  ['village.coop-board', 'village.clerk'],
];

/**
 * True when no person may hold both roles on one day: the pair is listed, or one of them is an administrator of the
 * software, who holds nothing else (三员分立). The second rule cannot be configured away.
 */
export function areIncompatible(a: Role, b: Role, pairs: readonly IncompatiblePair[]): boolean {
  if (a === b) return false;
  if (isAdministrator(a) || isAdministrator(b)) return true;
  return pairs.some(([one, other]) => (one === a && other === b) || (one === b && other === a));
}

function isAdministrator(role: Role): boolean {
  return findRole(role)?.business === false;
}
