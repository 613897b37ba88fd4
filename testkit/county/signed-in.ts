import { sealTotp } from '../../server/session/create-account.ts';
import { insertSession } from '../../server/session/store.ts';
import { sessionHashOf } from '../../server/session/session-hash.ts';
import { newTotpSecret } from '../../server/session/totp.ts';
import { instant } from '../../server/platform/database/values.ts';
import { newToken } from '../../server/platform/random.ts';
import type { SmallCounty } from './small-county.ts';

/** What a browser holds of a session. */
export type HeldSession = { readonly cookie: string; readonly csrf: string };

/** Opens an account for a person, once, and a session in it. */
export async function signInAs(
  small: SmallCounty,
  person: string,
  wish: { readonly half?: true; readonly frozen?: true } = {},
): Promise<HeldSession> {
  const { county, database, clock } = small.services;
  const at = clock.realNow();
  const accountId = `account-${person}${wish.half === true ? '-half' : ''}`;
  await database.app
    .insertInto('mq.account')
    .values({
      ...{
        county_id: county,
        account_id: accountId,
        login: accountId,
        person_id: person,
        state: wish.frozen === true ? 'frozen' : 'active',
      },
      ...{
        password_hash: 'none',
        password_at: instant(at),
        totp_sealed: sealTotp(small.services, { accountId, totpSecret: newTotpSecret() }),
        last_used_at: null,
      },
    })
    .onConflict((conflict) => conflict.columns(['county_id', 'account_id']).doNothing())
    .execute();
  const [token, csrf] = [newToken(), newToken()];
  await insertSession(database.app, county, { sessionHash: sessionHashOf(token), accountId, csrf, at, secondFactor: wish.half !== true });
  return { cookie: `mq_session=${token}`, csrf };
}
