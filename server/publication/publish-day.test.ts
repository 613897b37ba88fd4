import { afterEach, beforeEach, expect, it } from 'vitest';

import { addDays, dayOf } from '../../core/kernel/day.ts';
import { contentHash } from '../../core/kernel/hash.ts';
import { asId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { firstInstant, openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines, describeOnServer } from '../../testkit/database/on-both-engines.ts';
import { moveClock } from '../demo/move-clock.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { homeView } from '../public/home.ts';
import { unitView } from '../public/unit.ts';
import { catalogueOf } from './catalogue.ts';
import { publishDay } from './publish-day.ts';
import { publishItems } from './publish-items.ts';

const dayMs = 86_400_000;
const firstDay = dayOf(firstInstant);

describeOnBothEngines('what a day decides about the public pages', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
  });
  afterEach(() => small.close());

  /** The tenure of a person ends with the first day. */
  const endTenure = async (person: string) => {
    await engine.database().asOwner((session) =>
      session.script(`update mq.tenure set to_day = '${firstDay}' where person_id = '${person}';
        update mq.county set organisation_version = organisation_version + 1`),
    );
    small.clock.pass(2_000);
  };
  const named = async (unit: string) => ((await unitView(small.services, unit))?.posts ?? []).flatMap((post) => post.holders);
  const nameOf = async (person: string) => (await small.services.organisation()).data.persons.find((one) => one.id === person)?.name ?? '';

  it('names an official to the end of his last day and not on the next', async () => {
    const name = await nameOf('archivist');
    await endTenure('archivist');
    await publishDay(small.services);
    expect(await named('SX-A')).toContain(name);
    expect(await publishDay(small.services)).toBe(false);
    small.clock.pass(dayMs);
    expect(await publishDay(small.services)).toBe(true);
    expect(await named('SX-A')).not.toContain(name);
    expect(await publishDay(small.services)).toBe(false);
  });

  it('does the same when the clock of a demo county is moved', async () => {
    const name = await nameOf('archivist');
    await endTenure('archivist');
    const wish = { commandId: newId(), owner: 'clerk', bodyHash: 'x', days: 1, person: asId<'person'>('clerk') };
    const moved = await moveClock(small.services, wish);
    expect(isRefusal(moved)).toBe(false);
    expect(await named('SX-A')).not.toContain(name);
    small.clock.pass(dayMs);
    expect(await publishDay(small.services)).toBe(false);
  });

  it('shows a new item, and no longer an ended one, from the day on which that takes effect', async () => {
    const services = await withLaterItems(small.services);
    const listed = async () =>
      ((await unitView(services, 'SX-A-01'))?.categories ?? []).flatMap((category) => category.items.map((item) => item.code));
    const found = async () => ((await homeView(services, '石头')).results ?? []).map((item) => item.code);
    const counted = async () => (await homeView(services, '')).units.find((unit) => unit.code === 'SX-A-01')?.items ?? 0;
    await publishDay(services);
    const before = await counted();
    expect(await listed()).toEqual(expect.arrayContaining(['X-ENDS']));
    expect(await listed()).not.toContain('X-COMES');
    expect(await found()).toEqual(['X-ENDS']);
    small.clock.pass(dayMs);
    expect(await publishDay(services)).toBe(true);
    expect(await listed()).toEqual(expect.arrayContaining(['X-COMES']));
    expect(await listed()).not.toContain('X-ENDS');
    expect(await found()).toEqual(['X-COMES']);
    expect(await counted()).toBe(before);
  });
});

/** Two items of villages more: one ends with the first day, one begins after it. */
async function withLaterItems(services: Services): Promise<Services> {
  const [model] = services.items.list().filter(({ version }) => version.item.code === 'V-FW-01');
  if (model === undefined) throw new Error('no item');
  const versionOf = (code: string, days: { readonly effectiveFrom: string; readonly effectiveTo: string | null }) => ({
    ...model.version,
    ...days,
    number: 1,
    hash: asId<'version'>(contentHash({ invented: code })),
    item: { ...model.version.item, code, plainName: '领石头', aliases: [] },
  });
  const versions = [
    versionOf('X-ENDS', { effectiveFrom: '2026-01-01', effectiveTo: firstDay }),
    versionOf('X-COMES', { effectiveFrom: addDays(firstDay, 1), effectiveTo: null }),
  ];
  const { county, keys, synonyms } = services;
  const organisation = (await services.organisation()).data;
  await inTransaction(services.database.app, (db) =>
    together(
      db,
      publishItems(db, { county, keys, organisation, versions, synonyms, by: null, today: firstDay, at: services.clock.legalNow() }),
    ),
  );
  return { ...services, items: catalogueOf([...services.items.list().map((item) => item.version), ...versions]) };
}

describeOnServer('the day of a county with many processes', (engine) => {
  it('is published by one of twenty that look at the same moment', async () => {
    const small = await openSmallCounty(engine.database());
    try {
      const done = await Promise.all(Array.from({ length: 20 }, () => publishDay(small.services)));
      expect(done.filter(Boolean)).toHaveLength(1);
    } finally {
      await small.close();
    }
  });
});
