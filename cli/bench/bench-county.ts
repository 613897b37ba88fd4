import { dayOf } from '../../core/kernel/day.ts';
import type { CaseId, PersonId, UnitId } from '../../core/kernel/id.ts';
import { Fault, isRefusal } from '../../core/kernel/outcome.ts';
import { createCounty } from '../../server/administration/create-county.ts';
import { firstStep } from '../../server/casework/first-step.ts';
import { openCase } from '../../server/casework/open-case.ts';
import { type DemoCounty, generateCounty } from '../../server/demo/generate-county.ts';
import { inventedValue } from '../../server/demo/invented-values.ts';
import { seededSource } from '../../server/demo/seeded-source.ts';
import type { Installation } from '../../server/open-county.ts';
import { newId } from '../../server/platform/random.ts';
import type { Services } from '../../server/platform/services.ts';

/** The item whose cases a bench opens, and the step that it takes in each. */
export const benchItem = 'V-FW-01';
export const benchStep = { node: 'accept', outcome: 'accepted' } as const;

const logins = { opener: 'yd01-aid-officer', clerk: 'yd-aid-clerk-1' } as const;
const seed = 'bench';

/** The invented county of a bench without cases, and the two persons who work in it. */
export type BenchCounty = { readonly county: DemoCounty; readonly opener: PersonId; readonly clerk: PersonId; readonly village: UnitId };

/** The county of the bench as it is generated: the same on every day. */
export function benchCounty(): BenchCounty {
  const county = generateCounty(seed);
  const personOf = (login: string): PersonId => {
    const account = county.accounts.find((candidate) => candidate.login === login);
    if (account === undefined) throw new Fault('bench-county-differs', { login });
    return account.person;
  };
  const opener = personOf(logins.opener);
  const { organisation } = county;
  const tenure = organisation.tenures.find((candidate) => candidate.person === opener);
  const post = organisation.posts.find((candidate) => candidate.id === tenure?.post);
  if (post === undefined) throw new Fault('bench-county-differs', { login: logins.opener });
  return { county, opener, clerk: personOf(logins.clerk), village: post.unit };
}

/** Makes the county in an empty installation. */
export async function makeBenchCounty(
  installation: Pick<Installation, 'database' | 'keys' | 'library'>,
  { county }: BenchCounty,
): Promise<void> {
  const made = await createCounty(
    installation,
    {
      ...{ name: '清溪县', divisionCode: '000000', ledgerOrigin: 'bench.invalid/ledger/000000', demo: true },
      ...{ organisation: county.organisation, logins: [], identityNumbers: [], outside: [], file: null, publishItems: true },
    },
    { at: Date.now() },
  );
  if (isRefusal(made)) throw new Fault('bench-county-refused', { refused: made.refused });
}

/** Opens one case; `at` chooses the household. */
export async function openBenchCase(services: Services, bench: BenchCounty, at: number): Promise<CaseId> {
  const now = services.clock.legalNow();
  const item = services.items.findCurrent(benchItem, dayOf(now));
  const household = bench.county.households[at % bench.county.households.length];
  if (item === undefined || household === undefined) throw new Fault('bench-county-differs', { item: benchItem });
  const source = seededSource(`${seed}/${at}`);
  const form = firstStep(item)?.form ?? [];
  const values = Object.fromEntries(form.map((field) => [field.id, inventedValue(field, { household, source, now, kin: false })]));
  const asked = { commandId: newId(), owner: bench.opener, bodyHash: seed };
  const answer = await openCase(services, { ...asked, item, unit: bench.village, channel: 'village', who: bench.opener, values });
  if (isRefusal(answer)) throw new Fault('bench-case-refused', { refused: answer.refused });
  return answer.caseId;
}
