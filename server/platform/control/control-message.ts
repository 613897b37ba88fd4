import type { Facts } from '../../../core/kernel/outcome.ts';

/** What a command asks; `do` names the handler. */
export type ControlRequest = { readonly do: string; readonly with: unknown };

/** One line of an answer: how far it is, then the answer or why there is none. */
export type ControlReply =
  | { readonly kind: 'progress'; readonly share: number; readonly label: string }
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'fault'; readonly code: string; readonly facts: Facts };

/** Reports how far a piece of work is: share from 0 to 1. */
export type ReportProgress = (share: number, label: string) => void;

/** Longest request, in bytes. */
export const longestRequest = 64 * 1024;

/** A reply or request as its line. */
export function lineOf(message: ControlReply | ControlRequest): string {
  return `${JSON.stringify(message)}\n`;
}
