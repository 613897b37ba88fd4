import { createHash } from 'node:crypto';

import { dayOf } from '../../core/kernel/day.ts';
import { asId, type CountyId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import { isRefusal, type Refusal } from '../../core/kernel/outcome.ts';
import { villageSupervisionApart } from '../../core/org/incompatible-roles.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import type { ImportFault } from '../../exchange/organisation/import-fault.ts';
import { newId } from '../platform/random.ts';
import { importOrganisation } from '../organisation/import-organisation.ts';
import type { CountyOrder } from './county-order.ts';
import { type Login, withAdministrators } from './three-administrators.ts';

/** What the person at the terminal says of the new county. */
export type CountyWords = {
  readonly name: string;
  readonly divisionCode: string;
  readonly ledgerOrigin: string;
  readonly publishItems: boolean;
  /** The organisation's workbook; absent: the county alone. */
  readonly workbook?: Uint8Array;
};

/** The order for a county, or the error table of its workbook, or why the file was not read. Nothing is written. */
export async function readCountyOrder(
  words: CountyWords,
  at: Instant,
): Promise<CountyOrder | { readonly faults: readonly ImportFault[] } | Refusal> {
  const county = newId<'county'>();
  const day = dayOf(at);
  const common = { ...words, demo: false, outside: [] };
  const { workbook } = words;
  if (workbook === undefined) {
    const alone = withAdministrators({ organisation: countyAlone(county, words), logins: [] }, { newId, day });
    return { ...common, ...alone, identityNumbers: [], file: null };
  }
  const read = await importOrganisation(workbook, { county, newId, day, incompatible: villageSupervisionApart });
  if (isRefusal(read) || 'faults' in read) return read;
  const logins: readonly Login[] = read.accounts.map(({ person, login }) => ({ person, login }));
  const whole = withAdministrators({ organisation: read.organisation, logins }, { newId, day });
  return { ...common, ...whole, identityNumbers: read.identityNumbers, file: createHash('sha256').update(workbook).digest('hex') };
}

function countyAlone(county: CountyId, { name, divisionCode }: CountyWords): OrganisationData {
  const unit = { id: asId<'unit'>(newId()), parent: null, level: 'county' as const, kind: 'county' as const, code: divisionCode, name };
  return { county, units: [unit], posts: [], persons: [], tenures: [], delegations: [], kin: [] };
}
