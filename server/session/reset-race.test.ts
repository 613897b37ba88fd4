import { afterEach, beforeEach, expect, it } from 'vitest';

import { isRefusal } from '../../core/kernel/outcome.ts';
import { type CountyAtDoor, openCountyAtDoor } from '../../testkit/county-at-door.ts';
import { hookedDatabase } from '../../testkit/county/hooked-database.ts';
import { describeOnBothEngines, describeOnServer, type EngineUnderTest } from '../../testkit/database/on-both-engines.ts';
import type { SignedIn } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { changePassword } from './change-password.ts';
import { createAccount, type Credentials } from './create-account.ts';
import { freezeAccount } from './freeze-account.ts';
import { passSecondFactor } from './pass-second-factor.ts';
import { isPassword } from './password.ts';
import { SessionReader } from './read.ts';
import { resetAccount } from './reset-account.ts';
import { signIn } from './sign-in.ts';
import { totpCode } from './totp.ts';

const source = '127.0.0.1';
const own = '七只蓝猫在雨天过河去了';

function given<T extends object>(answer: T): Exclude<T, { readonly refused: string }> {
  if ('refused' in answer) throw new Error(String(answer.refused));
  return answer as Exclude<T, { readonly refused: string }>;
}

/** One account and what its owner does; `between` happens after his request was looked at and before it is written. */
function door(engine: EngineUnderTest) {
  let county: CountyAtDoor;
  let account: Credentials;
  let between: (() => Promise<unknown>) | undefined;
  const services = () => county.services;
  const slow = (): Services => ({
    ...services(),
    database: hookedDatabase(services().database, async (place) => {
      const happens = between;
      if (place !== 'before-transaction' || happens === undefined) return;
      between = undefined;
      await happens();
    }),
  });
  const sessionOf = async (token: string): Promise<SignedIn> => {
    const found = await new SessionReader(services()).find(token);
    if (found === undefined) throw new Error('no session');
    return found;
  };
  return {
    services,
    open: async () => {
      county = await openCountyAtDoor(engine.database());
      account = given(await createAccount(services(), { login: 'clerk', person: county.persons.clerk }));
      between = undefined;
    },
    close: () => county.close(),
    meanwhile: (happens: () => Promise<unknown>) => {
      between = happens;
    },
    reset: async () => {
      account = given(await resetAccount(services(), { login: 'clerk' }));
    },
    half: async () => sessionOf(given(await signIn(services(), { login: 'clerk', password: account.password, source })).token),
    pass: (session: SignedIn) => {
      county.pass(60_000);
      return passSecondFactor(slow(), { session, code: totpCode(account.totpSecret, county.now()), source });
    },
    change: (session: SignedIn) => changePassword(slow(), { session, password: own, again: own }),
    sessionOf,
    /** How many sessions there are, and whether the last password that was handed out is the one that opens. */
    state: async () => {
      const db = services().database.app;
      const row = await db.selectFrom('mq.account').select('password_hash').executeTakeFirstOrThrow();
      const sessions = await db.selectFrom('mq.session').select('session_hash').execute();
      return { sessions: sessions.length, opens: await isPassword(row.password_hash, account.password) };
    },
  };
}

describeOnBothEngines('an account that is reset while its owner is at the door', (engine) => {
  const at = door(engine);
  beforeEach(() => at.open());
  afterEach(() => at.close());

  it('gives no session for a code that was right before', async () => {
    const half = await at.half();
    at.meanwhile(at.reset);
    expect(await at.pass(half)).toMatchObject({ refused: 'sign-in-needed' });
    expect(await at.state()).toEqual({ sessions: 0, opens: true });
  });

  it('keeps the password that the reset gave', async () => {
    const full = await at.sessionOf(given(await at.pass(await at.half())).token);
    at.meanwhile(at.reset);
    expect(await at.change(full)).toMatchObject({ refused: 'sign-in-needed' });
    expect(await at.state()).toEqual({ sessions: 0, opens: true });
  });

  it('stays closed when it was frozen', async () => {
    const full = await at.sessionOf(given(await at.pass(await at.half())).token);
    at.meanwhile(() => freezeAccount(at.services(), { login: 'clerk' }));
    expect(isRefusal(await at.change(full))).toBe(true);
    expect(await at.state()).toEqual({ sessions: 0, opens: true });
  });

  it('lets one presented session change the password once', async () => {
    const full = await at.sessionOf(given(await at.pass(await at.half())).token);
    at.meanwhile(() => at.change(full));
    expect(await at.change(full)).toMatchObject({ refused: 'sign-in-needed' });
    expect((await at.state()).sessions).toBe(1);
  });
});

describeOnServer('a reset at the very moment', (engine) => {
  const at = door(engine);
  beforeEach(() => at.open());
  afterEach(() => at.close());

  it('leaves no session and no other password, whoever is first', async () => {
    for (let round = 0; round < 12; round += 1) {
      const half = await at.half();
      await Promise.all([at.pass(half), pause(round).then(at.reset)]);
      expect(await at.state()).toEqual({ sessions: 0, opens: true });
      const full = await at.sessionOf(given(await at.pass(await at.half())).token);
      await Promise.all([at.change(full), pause(round * 10).then(at.reset)]);
      expect(await at.state()).toEqual({ sessions: 0, opens: true });
    }
  });
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
