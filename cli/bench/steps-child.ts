import { isRefusal } from '../../core/kernel/outcome.ts';
import { compose } from '../../server/compose.ts';
import { openInstallation } from '../../server/open-county.ts';
import { listenOn } from '../../server/platform/http/listen.ts';
import { instant } from '../../server/platform/database/values.ts';
import { newId } from '../../server/platform/random.ts';
import { readSettings } from '../../server/platform/settings/read-settings.ts';
import { createAccount } from '../../server/session/create-account.ts';
import { newTotpSecret, totpCode } from '../../server/session/totp.ts';
import { benchCounty, makeBenchCounty, openBenchCase } from './bench-county.ts';
import { profileInto } from './cpu-profile.ts';
import type { StepsEnd, StepsOrder, StepsReport } from './steps-server.ts';

// Started by steps-server.ts: the product itself on a fresh county, with many cases that wait for one clerk's step.
process.once('message', (order: StepsOrder) => {
  void serve(order);
});

const openedAtOnce = 16;
const commitsProbed = 400;
const password = 'bench-password-2026';

async function serve(order: StepsOrder): Promise<void> {
  const reading = readSettings({ ...order.env, MINGQUAN_PORT: '0', MINGQUAN_LOG_LEVEL: 'silent' }, order.env['MINGQUAN_DATA_DIR'] ?? '.');
  if ('refusals' in reading) throw new Error(JSON.stringify(reading.refusals));
  const installation = await openInstallation(reading.settings);
  const bench = benchCounty();
  await makeBenchCounty(installation, bench);
  let port = 0;
  const unlimited = { max: 10_000_000, windowMs: 60_000 };
  const limits = { read: unlimited, door: unlimited, citizen: unlimited, work: unlimited };
  const composed = await compose(installation, () => `http://127.0.0.1:${port}`, { limits });
  const { services } = composed;
  const totpSecret = newTotpSecret();
  const account = await createAccount(services, { login: 'bench-clerk', person: bench.clerk, fixed: { password, totpSecret } });
  if (isRefusal(account)) throw new Error(account.refused);
  const cases: string[] = [];
  for (let at = 0; at < order.cases; at += openedAtOnce) {
    const some = Array.from({ length: Math.min(openedAtOnce, order.cases - at) }, (_, offset) =>
      openBenchCase(services, bench, at + offset),
    );
    cases.push(...(await Promise.all(some)));
  }
  const commits = order.probeCommits ? await commitRate(installation) : null;
  const listening = await listenOn(composed.app, reading.settings);
  port = listening.port;
  const endProfile = order.profile === undefined ? undefined : await profileInto(order.profile);
  const before = process.cpuUsage();
  const report: StepsReport = {
    base: `http://127.0.0.1:${port}`,
    login: 'bench-clerk',
    password,
    code: totpCode(totpSecret, Date.now()),
    cases,
    commits,
  };
  process.send?.(report);
  process.once('message', () => {
    void (async () => {
      const used = process.cpuUsage(before);
      await endProfile?.();
      await listening.stop();
      await composed.close();
      const end: StepsEnd = { places: await placesOf(installation), cpuMs: (used.user + used.system) / 1_000 };
      process.send?.(end);
      await installation.close();
      process.exit(0);
    })();
  });
}

type Opened = Awaited<ReturnType<typeof openInstallation>>;

/** Single rows, each committed by itself: what the engine can do at most. */
async function commitRate({ database }: Opened): Promise<number> {
  const county = await database.app.selectFrom('mq.county').select('county_id').executeTakeFirstOrThrow();
  const row = () => ({ ...county, command_id: newId(), owner: 'bench', body_hash: 'probe', answer: '{}', at: instant(Date.now()) });
  const start = performance.now();
  for (let at = 0; at < commitsProbed; at += 1) await database.app.insertInto('mq.command').values(row()).execute();
  return (commitsProbed * 1_000) / (performance.now() - start);
}

/** Index in the log of the last event of each case. */
async function placesOf({ database }: Opened): Promise<readonly (readonly [string, number])[]> {
  const rows = await database.app
    .selectFrom('mq.ledger_entry')
    .select((eb) => ['stream_id', eb.fn.max<number>('index').as('index')])
    .where('stream_kind', '=', 'case')
    .groupBy('stream_id')
    .execute();
  return rows.map((row) => [row.stream_id, Number(row.index)] as const);
}
