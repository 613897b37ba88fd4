/** Exit code of a process ended by Ctrl-C, as shells report it. */
const interrupted = 130;

/** The signal of one running command. */
export type Interrupt = { readonly signal: AbortSignal; readonly forget: () => void };

/**
 * Turns Ctrl-C and SIGTERM into an abort signal.
 *
 * @param stopsItself the command ends by itself after the first one; the second one ends it at once. Otherwise the first one does.
 */
export function onInterrupt(stopsItself: boolean): Interrupt {
  const controller = new AbortController();
  const stop = (): void => {
    if (!stopsItself || controller.signal.aborted) process.exit(interrupted);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const forget = (): void => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
  return { signal: controller.signal, forget };
}
