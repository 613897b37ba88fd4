import { expect, it } from 'vitest';

import { openSmallCounty, plantedValues } from '../../testkit/county/small-county.ts';
import { smallOrganisation } from '../../testkit/county/small-organisation.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { organisationReader } from './read.ts';

describeOnBothEngines('the organisation of a county', (engine) => {
  it('is read as it was written, and anew within a second after it changed', async () => {
    const small = await openSmallCounty(engine.database());
    try {
      const { county } = small.services;
      const read = organisationReader(engine.database(), county, small.clock.realNow);
      const first = await read();
      const written = smallOrganisation(county, '2026-03-02');
      const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row, Object.keys(row as object).toSorted())).toSorted();
      for (const part of ['units', 'posts', 'persons', 'tenures', 'delegations', 'kin'] as const)
        expect(sorted(first.data[part]), part).toEqual(sorted(written[part]));
      expect(first.relativesOf(small.services.keys.identityKey(plantedValues['id-number']))).toEqual(['visitor-kin']);
      expect(first.relativesOf('unknown')).toEqual([]);
      await engine
        .database()
        .asOwner((session) =>
          session.script(
            `update mq.person set name = '新名字' where person_id = 'clerk'; update mq.county set organisation_version = organisation_version + 1`,
          ),
        );
      expect(await read()).toBe(first);
      small.clock.pass(1_000);
      const second = await read();
      expect(second.data.persons.find((person) => person.id === 'clerk')?.name).toBe('新名字');
      small.clock.pass(1_000);
      expect(await read()).toBe(second);
    } finally {
      await small.close();
    }
  });
});
