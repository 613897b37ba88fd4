import type { LightMyRequestResponse as Response } from 'fastify';

import { type Composed, compose } from '../../server/compose.ts';
import { usualLimits } from '../../server/platform/http/limits.ts';
import { newId } from '../../server/platform/random.ts';
import type { SmallCounty } from '../county/small-county.ts';
import { type HeldSession, signInAs } from '../county/signed-in.ts';

/** Somebody at the desk of a served county. */
export type DeskClient = {
  readonly get: (who: string, path: string) => Promise<Response>;
  readonly post: (who: string, path: string, body: object, key?: string) => Promise<Response>;
  readonly upload: (who: string, path: string, bytes: Uint8Array) => Promise<Response>;
  readonly session: (who: string) => Promise<HeldSession>;
  readonly served: Composed;
  readonly close: () => Promise<void>;
};

/** What a test reads of an answer. */
export function bodyOf<Body = Readonly<Record<string, unknown>>>(response: Response): Body {
  return response.json<Body>();
}

/** A matrix asks more often than a person. */
const limits = { ...usualLimits, work: { max: 100_000, windowMs: 60_000 } };

/** Serves the county and signs people in as they are needed; each sends his session, token and a fresh key, as a console does. */
export async function openDesk(small: SmallCounty): Promise<DeskClient> {
  const served = await compose(small.installation, () => 'http://localhost', { clockOf: () => small.clock, limits });
  await served.app.ready();
  const sessions = new Map<string, HeldSession>();
  const held = async (who: string): Promise<HeldSession> => {
    const known = sessions.get(who) ?? (await signInAs(small, who));
    sessions.set(who, known);
    return known;
  };
  const base = '/api/v1/desk';
  return {
    served,
    session: held,
    get: async (who, path) => served.app.inject({ method: 'GET', url: base + path, headers: { cookie: (await held(who)).cookie } }),
    post: async (who, path, body, key = newId()) => {
      const { cookie, csrf } = await held(who);
      const headers = { cookie, 'x-csrf-token': csrf, 'idempotency-key': key, 'content-type': 'application/json' };
      return served.app.inject({ method: 'POST', url: base + path, headers, payload: JSON.stringify(body) });
    },
    upload: async (who, path, bytes) => {
      const { cookie, csrf } = await held(who);
      const headers = { cookie, 'x-csrf-token': csrf, 'idempotency-key': newId(), 'content-type': 'application/octet-stream' };
      return served.app.inject({ method: 'POST', url: base + path, headers, payload: Buffer.from(bytes) });
    },
    close: async () => {
      await served.app.close();
      await served.close();
    },
  };
}
