import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { type CountyAtDoor, openCountyAtDoor } from '../../testkit/county-at-door.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { clearCommands } from '../casework/clear-commands.ts';
import { insertCommand } from '../casework/store.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { newId } from '../platform/random.ts';
import { clearFailures, clearSessions } from './clear-old.ts';
import { createAccount } from './create-account.ts';
import { checkLock, countFailure } from './lockout.ts';
import { SessionReader } from './read.ts';
import { sessionHashOf } from './session-hash.ts';
import { insertSession } from './store.ts';

const [minute, hour] = [60_000, 3_600_000];

describeOnBothEngines('what is over', (engine) => {
  let county: CountyAtDoor;
  beforeEach(async () => {
    county = await openCountyAtDoor(engine.database());
  });
  afterEach(() => county.close());

  it('of sessions is deleted when they are idle or old, and those that are in use go on', async () => {
    const { services } = county;
    const made = await createAccount(services, { login: 'clerk', person: county.persons.clerk });
    if (isRefusal(made)) throw new Error(made.refused);
    const open = (token: string) =>
      insertSession(services.database.app, services.county, {
        sessionHash: sessionHashOf(token),
        accountId: made.accountId,
        csrf: 'c',
        at: county.now(),
        secondFactor: true,
      });
    const sessions = new SessionReader(services);
    await open('idle');
    await open('busy');
    for (let passed = 0; passed < 70; passed += 10) {
      county.pass(10 * minute);
      expect(await sessions.find('busy')).toBeDefined();
    }
    await open('new');
    expect(await clearSessions(services)).toBe(1);
    expect([await sessions.find('idle'), await sessions.find('busy'), await sessions.find('new')]).toMatchObject([
      undefined,
      { login: 'clerk' },
      { login: 'clerk' },
    ]);
    for (let passed = 0; passed < 11 * 60; passed += 10) {
      county.pass(10 * minute);
      await sessions.find('busy');
    }
    expect(await clearSessions(services)).toBe(2);
  });

  it('of failures is deleted when they lock nobody, and a lock stays', async () => {
    const { services } = county;
    const door = { db: services.database.app, county: services.county, keys: services.keys };
    for (let tried = 0; tried < 5; tried += 1) await countFailure(door, ['somebody'], county.now());
    county.pass(14 * minute);
    expect(await clearFailures(services)).toBe(0);
    expect(await checkLock(door, ['somebody'], county.now())).toMatchObject({ refused: 'locked-for-now' });
    county.pass(11 * minute);
    await countFailure(door, ['somebody'], county.now());
    county.pass(1);
    expect(await clearFailures(services)).toBe(5);
  });

  it('of keys of forms is deleted after 24 hours, however many, and no sooner', async () => {
    const { services } = county;
    const db = services.database.app;
    await sql`insert into mq.command (county_id, command_id, owner, body_hash, answer, at)
      select ${services.county}, 'old-' || n, 'citizen', 'hash', '{}', cast(${new Date(county.now()).toISOString()} as timestamptz)
      from generate_series(1, 2500) n`.execute(db);
    county.pass(24 * hour);
    expect(await clearCommands(services)).toBe(0);
    const fresh = { commandId: newId(), owner: 'citizen', bodyHash: 'h', answer: '{}', at: county.now() };
    await db.executeQuery(insertCommand(db, services.county, fresh).compile());
    county.pass(1);
    expect(await clearCommands(services)).toBe(2_500);
    expect(await db.selectFrom('mq.command').select('owner').execute()).toHaveLength(1);
  });
});
