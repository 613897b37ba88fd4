import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { asId, type PersonId } from '../core/kernel/id.ts';
import type { Instant } from '../core/kernel/instant.ts';
import { organisationReader } from '../server/organisation/read.ts';
import type { Database } from '../server/platform/database/open-database.ts';
import { openKeyStore } from '../server/platform/keys/key-store.ts';
import type { Services } from '../server/platform/services.ts';

/** A small invented county over a real database, with a clock that a test moves. */
export type CountyAtDoor = {
  readonly services: Services;
  readonly persons: Readonly<Record<'clerk' | 'head', PersonId>>;
  /** Moves both clocks. */
  readonly pass: (milliseconds: number) => void;
  readonly now: () => Instant;
  readonly close: () => void;
};

const start = Date.parse('2026-03-02T01:00:00Z');

/** What a test wants different. */
export type CountyWish = { readonly demo?: boolean; readonly siteUrl?: string };

/** Makes the county in empty tables: one unit, two posts, two persons in office. */
export async function openCountyAtDoor(database: Database, wish: CountyWish = {}): Promise<CountyAtDoor> {
  const county = asId<'county'>('county-at-door');
  const demo = wish.demo ?? true;
  await fill(database, county, demo);
  const keyFolder = mkdtempSync(join(tmpdir(), 'mingquan-keys-'));
  const keys = openKeyStore(keyFolder);
  let now = start;
  const clock = { realNow: () => now, legalNow: () => now };
  const services: Services = {
    county,
    about: { name: '溪口县', demo, ledgerOrigin: 'example.invalid/ledger/1' },
    database,
    keys,
    clock,
    calendar: { publishedThroughYear: 2026, holidays: new Set(), makeUpDays: new Set() },
    laws: new Map(),
    lawsEdition: () => 0,
    items: { findByHash: () => undefined, findCurrent: () => undefined, list: () => [] },
    synonyms: () => [],
    organisation: organisationReader(database, county, clock.realNow),
    restraintOf: () => null,
    wakeLedger: () => undefined,
    siteUrl: () => wish.siteUrl ?? 'http://localhost:80',
  };
  return {
    services,
    persons: { clerk: asId<'person'>('person-clerk'), head: asId<'person'>('person-head') },
    pass: (milliseconds) => {
      now += milliseconds;
    },
    now: () => now,
    close: () => {
      keys.close();
      rmSync(keyFolder, { recursive: true, force: true });
    },
  };
}

async function fill(database: Database, county: string, demo: boolean): Promise<void> {
  const db = database.app;
  const tenant = { county_id: county };
  await db
    .insertInto('mq.county')
    .values({ ...tenant, name: '溪口县', division_code: '000000', demo, ledger_origin: 'example.invalid/ledger/1' })
    .execute();
  const unit = {
    ...tenant,
    unit_id: 'unit-1',
    parent_id: null,
    level: 'county' as const,
    kind: 'county' as const,
    code: 'XK',
    name: '溪口县',
    pinyin: 'xkx',
  };
  await db.insertInto('mq.unit').values(unit).execute();
  for (const [key, name] of [
    ['clerk', '周大力'],
    ['head', '钱小满'],
  ] as const) {
    await db
      .insertInto('mq.person')
      .values({ ...tenant, person_id: `person-${key}`, name, pinyin: key, identity_key: null })
      .execute();
    await db
      .insertInto('mq.post')
      .values({ ...tenant, post_id: `post-${key}`, unit_id: 'unit-1', role: `county.${key}`, name: key === 'clerk' ? '经办员' : '主任' })
      .execute();
    await db
      .insertInto('mq.tenure')
      .values({ ...tenant, person_id: `person-${key}`, post_id: `post-${key}`, from_day: '2020-01-01', to_day: null })
      .execute();
  }
}
