/** Suites that need something outside the package; MINGQUAN_DEMAND lists those that must not be skipped. */
export type Demand = 'postgres' | 'browser' | 'yardsticks' | 'pdftoppm';

/** What the caller of the tests says. */
export type DemandEnv = Readonly<Record<string, string | undefined>>;

/** True when the caller (the CI) demands the suite. */
function isDemanded(demand: Demand, env: DemandEnv): boolean {
  return (env['MINGQUAN_DEMAND'] ?? '').split(',').includes(demand);
}

/** Address of a PostgreSQL in which tests may create databases; undefined when none is given. DATABASE_URL is never looked at. */
export function findTestServer(): string | undefined {
  const url = process.env['MINGQUAN_TEST_DATABASE_URL'];
  return url === '' ? undefined : url;
}

/** Says what is skipped and why, so that nobody takes a skipped suite for a passed one. @throws when the suite is demanded */
export function skipLoudly(demand: Demand, reason: string, env: DemandEnv = process.env): void {
  if (isDemanded(demand, env)) throw new Error(`${demand} suites are demanded by MINGQUAN_DEMAND, but ${reason}`);
  console.warn(`SKIPPED ${demand} suites: ${reason}`);
}
