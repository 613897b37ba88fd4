import type { TellFailure } from './tell-failures.ts';

/** Work that is looked at again and again. `onError` is for what fails inside a turn without ending it. */
export type Turn = {
  readonly name: string;
  readonly everyMs: number;
  readonly run: (onError: (error: unknown) => void) => Promise<unknown>;
};

/** Turns that run until they are stopped. */
export type Turns = { readonly stop: () => Promise<void>; readonly once: () => Promise<void> };

/**
 * Starts turns: each begins again only after it ended, and a failed one is tried again at its next time. The failure is told.
 */
export function startTurns(turns: readonly Turn[], tell: TellFailure): Turns {
  let stopped = false;
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  const guarded = async (turn: Turn): Promise<void> => {
    try {
      await turn.run((error) => tell(turn.name, error));
    } catch (error) {
      tell(turn.name, error);
    }
  };
  const begin = (turn: Turn): void => {
    if (stopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      const round = guarded(turn).finally(() => {
        running.delete(round);
        begin(turn);
      });
      running.add(round);
    }, turn.everyMs);
    timers.add(timer);
  };
  for (const turn of turns) begin(turn);
  return {
    once: async () => {
      for (const turn of turns) await guarded(turn);
    },
    stop: async () => {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}
