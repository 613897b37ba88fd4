import { compareLists, type TellPlace } from '../compile/compare-lists.ts';
import type { DatabaseReport } from '../ledger/verify-database.ts';
import { verifyDatabase } from '../ledger/verify-database.ts';
import type { Services } from '../platform/services.ts';
import { compareProgramme } from '../programme/compare-programme.ts';

/** Checks the database against its ledger, and the tables of lists and of the programme against what their events say. `directory` is where the tiles lie. */
export async function verifyCounty(
  services: Services,
  directory: string,
  progress: (what: 'entries' | 'events', count: number) => void = () => {},
): Promise<DatabaseReport> {
  const organisation = await services.organisation();
  return verifyDatabase(
    {
      ...services,
      directory,
      compare: async (db, faults) => {
        const tell: TellPlace = (place) => faults.add('projection-differs', place);
        return (await compareLists(services, db, { organisation, tell })) + (await compareProgramme(db, organisation.data, tell));
      },
    },
    progress,
  );
}
