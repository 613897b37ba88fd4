import { deskWords } from './speech.ts';

/** What the server says when it turns something away: what happened, why, what to do now; and where, for single inputs. */
export type Refused = {
  readonly code: string;
  readonly what: string;
  readonly why: string;
  readonly now: string;
  readonly errors: readonly { readonly field: string; readonly cause: string; readonly cure: string }[];
};

/** A refusal of the desk's programming interface, thrown by {@link ask}. */
export class DeskRefusal extends Error {
  readonly refused: Refused;
  readonly status: number;

  constructor(refused: Refused, status: number) {
    super(`${refused.what}${refused.why}${refused.now}`);
    this.refused = refused;
    this.status = status;
  }
}

const root = '/api/v1/desk';

function offline(): Refused {
  const { client } = deskWords();
  return { code: 'offline', what: client.offline, why: client.offlineWhy, now: client.offlineNow, errors: [] };
}

/** Asks the desk and gives its answer. Whoever is not signed in is led to the sign-in page, and comes back by himself. */
export async function ask<Answer>(path: string): Promise<Answer> {
  return answerOf<Answer>(await reach(path, { headers: { accept: 'application/json' } }));
}

/**
 * Does something at the desk.
 *
 * @param key made once for each press of a button ({@link newKey}), so that pressing twice has one effect
 */
export async function act<Answer>(
  path: string,
  sent: { readonly body: unknown; readonly csrf: string; readonly key: string },
): Promise<Answer> {
  const file = sent.body instanceof Blob;
  const response = await reach(path, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': file ? 'application/octet-stream' : 'application/json',
      'x-csrf-token': sent.csrf,
      'idempotency-key': sent.key,
    },
    body: file ? (sent.body as Blob) : JSON.stringify(sent.body),
  });
  return answerOf<Answer>(response);
}

/** A key for one submission: 128 random bits. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`${root}${path}`, { ...init, credentials: 'same-origin' });
  } catch {
    throw new DeskRefusal(offline(), 0);
  }
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  if (response.status === 401) {
    location.assign('/work/sign-in');
    const { client } = deskWords();
    throw new DeskRefusal({ ...offline(), code: 'signed-out', what: client.signedOut, why: '', now: client.signInAgain }, 401);
  }
  const told: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new DeskRefusal(refusedOf(told, response.status), response.status);
  return told as Answer;
}

function refusedOf(told: unknown, status: number): Refused {
  const given = typeof told === 'object' && told !== null ? (told as Readonly<Record<string, unknown>>) : {};
  const text = (name: string, otherwise: string): string => (typeof given[name] === 'string' ? given[name] : otherwise);
  return {
    code: text('code', String(status)),
    what: text('what', text('title', deskWords().client.failed)),
    why: text('why', ''),
    now: text('now', deskWords().client.again),
    errors: Array.isArray(given['errors']) ? (given['errors'] as Refused['errors']) : [],
  };
}
