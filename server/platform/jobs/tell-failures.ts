import type { FastifyBaseLogger } from 'fastify';

const silentMs = 60_000;

/** Tells one failure of work that nobody waits for. `of` names the work. */
export type TellFailure = (of: string, error: unknown) => void;

/**
 * Logs failures of work that is tried again and again, several times a second: the same one again only after a minute.
 *
 * @param now milliseconds of any clock that only goes forward
 */
export function failureTeller(log: Pick<FastifyBaseLogger, 'error'>, now: () => number = () => performance.now()): TellFailure {
  const told = new Map<string, { readonly text: string; readonly at: number }>();
  return (of, error) => {
    const [text, last] = [String(error), told.get(of)];
    if (last !== undefined && last.text === text && now() - last.at < silentMs) return;
    told.set(of, { text, at: now() });
    log.error({ err: error, work: of }, 'background work failed');
  };
}
