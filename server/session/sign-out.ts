import type { SignedIn } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { deleteSession } from './store.ts';

/** Ends the session on the server; the cookie is worthless afterwards. */
export async function signOut(services: Services, session: SignedIn): Promise<void> {
  await deleteSession(services.database.app, services.county, session.sessionHash);
}
