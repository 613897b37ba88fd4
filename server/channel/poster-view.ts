import type { PosterTickView } from '../../contract/channel-views.ts';
import type { FormState } from '../../contract/page-frame.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { posterState } from '../../core/publication/poster-state.ts';
import type { Services } from '../platform/services.ts';
import { postingView } from './channel-view.ts';
import { versionsOf } from './current-in.ts';
import { channelReach } from './policy.ts';
import { hangingIn } from './store.ts';

/** The page on which an official ticks one printed form; undefined for who records nowhere. */
export async function posterTickView(
  services: Services,
  about: { readonly person: PersonId; readonly code: string; readonly hash: string; readonly form: FormState },
): Promise<PosterTickView | undefined> {
  const { person, code, hash, form } = about;
  const organisation = await services.organisation();
  const today = dayOf(services.clock.legalNow());
  const staff = organisation.staffOn(today);
  const mine = organisation.data.units.filter(({ id }) => channelReach(staff, person, id).records !== null);
  if (mine.length === 0) return undefined;
  const told = { code, hash, form };
  if (code === '' || hash === '') return { ...told, poster: null, unknown: false };
  const versions = versionsOf(services, code);
  const check = posterState(versions, hash.slice(0, 8), today);
  const name = versions.at(-1)?.item.plainName ?? '';
  if (check.state === 'unknown') return { ...told, poster: null, unknown: true };
  const rows = await hangingIn(
    services.database.app,
    services.county,
    mine.map(({ id }) => id),
  )
    .where('code', '=', code)
    .execute();
  const places = rows.map((row) => {
    const { id, unit, place, number, since, stale } = postingView(services, organisation, row);
    return { id, unitName: unit.name, place, number, since, stale: stale?.why ?? null };
  });
  return { ...told, unknown: false, poster: { name, check, places, units: mine.map(({ id, name: unit }) => ({ id, name: unit })) } };
}
