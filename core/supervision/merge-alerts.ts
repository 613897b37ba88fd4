/** What makes two hits the same alert, and what tells whether its evidence changed. */
export type AlertMark = { readonly rule: string; readonly object: string; readonly hash: string };

/** How an alert stands to the sweep before: new, seen with the same evidence, seen with other evidence. */
export type AlertStanding = 'changed' | 'new' | 'repeated';

/** Standings of the alerts in their order, and the alerts of before that are not hit any more. */
export type Merged = { readonly standings: readonly AlertStanding[]; readonly gone: readonly AlertMark[] };

/** The identity of an alert: rule and object. A hit with the same key updates the open alert and opens no second one. */
export function alertKey({ rule, object }: Pick<AlertMark, 'object' | 'rule'>): string {
  return JSON.stringify([rule, object]);
}

/** Compares the alerts of a sweep with those of the sweep before. */
export function mergeAlerts(before: readonly AlertMark[], now: readonly AlertMark[]): Merged {
  const known = new Map(before.map((alert) => [alertKey(alert), alert]));
  const hit = new Set(now.map(alertKey));
  return {
    standings: now.map((alert) => {
      const earlier = known.get(alertKey(alert));
      if (earlier === undefined) return 'new';
      return earlier.hash === alert.hash ? 'repeated' : 'changed';
    }),
    gone: before.filter((alert) => !hit.has(alertKey(alert))),
  };
}
