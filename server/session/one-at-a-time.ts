const tails = new Map<string, Promise<unknown>>();

/**
 * Runs attempts on one account one after the other in this process, so that a burst of guesses cannot all pass the lock before the first
 * failure is counted. Several processes still share only the counted failures.
 */
export async function oneAtATime<T>(subject: string, attempt: () => Promise<T>): Promise<T> {
  const before = tails.get(subject) ?? Promise.resolve();
  const mine = before.then(attempt, attempt);
  tails.set(subject, mine);
  try {
    return await mine;
  } finally {
    if (tails.get(subject) === mine) tails.delete(subject);
  }
}
