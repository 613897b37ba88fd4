import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import type { EndedCase, OpenCase } from '../core/casework/case.ts';
import { clockOf } from '../core/casework/clock-of.ts';
import { asId } from '../core/kernel/id.ts';
import type { OwnCase } from '../core/supervision/own-cases/case-tables.ts';
import { isLate } from '../core/supervision/own-cases/counted-arrival.ts';
import { writeCsv } from '../exchange/csv/write-csv.ts';
import { ownRegisters } from '../exchange/tables/own-registers.ts';
import { caseWorlds, playCase, randomStaff } from '../testkit/supervision/random-cases.ts';
import { askRule } from './ask-rule.ts';
import { importFolder } from './import-folder.ts';
import { openSnapshot } from './open-snapshot.ts';
import { readRules } from './read-rules.ts';
import { ownRules } from './start-room.ts';

const place = mkdtempSync(join(tmpdir(), 'own-cases-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const calendar = { publishedThroughYear: 2026, holidays: new Set<string>(), makeUpDays: new Set<string>() };
const names = [...new Set(Object.values(randomStaff.roles).flat())];
const organisation = {
  units: [],
  posts: Object.keys(randomStaff.roles).map((role) => ({ id: asId<'post'>(role), unit: asId<'unit'>('u1'), role, name: role })),
  persons: names.map((name) => ({ id: asId<'person'>(name), name })),
  tenures: Object.entries(randomStaff.roles).flatMap(([role, holders]) =>
    holders.map((name) => ({ person: asId<'person'>(name), post: asId<'post'>(role), from: '2025-01-01', to: null })),
  ),
  delegations: (randomStaff.delegations ?? []).map(([from, to, role]) => ({
    ...{ from: asId<'person'>(from), to: asId<'person'>(to), post: asId<'post'>(role) },
    ...{ fromDay: '2025-01-01', toDay: '2027-01-01' },
  })),
};

/** Many played cases, each with a chart of its own. */
function played(seed: number, count: number): readonly OwnCase[] {
  return fc.sample(caseWorlds, { seed, numRuns: count }).flatMap((world, index) => {
    const { state, context } = playCase(world, `A${String(index)}`);
    if (state.status === 'absent') return [];
    return [{ state, item: { code: `V-${String(index)}@1`, name: '事项', chart: context.chart } }];
  });
}

const found = { folders: 0 };

/** Objects that the rules about cases name, as `rule object`. */
async function sweepOf(cases: readonly OwnCase[]): Promise<readonly string[]> {
  found.folders += 1;
  const folder = join(place, `in-${String(found.folders)}`);
  mkdirSync(folder);
  const tables = await ownRegisters({ cases, organisation, calendar, numberOf: (who) => who });
  for (const [name, rows] of Object.entries(tables)) writeFileSync(join(folder, `${name}.csv`), writeCsv(rows));
  const limits = { memoryMegabytes: 256, threads: 1 };
  const grounds = { authority: null, purpose: null, deleteBy: null };
  const imported = await importFolder(
    { folder, room: join(place, 'room'), grounds, now: '2026-06-30T00:00:00Z', ...limits },
    () => undefined,
  );
  expect(imported.manifest.unread).toEqual([]);
  const { database, ground } = await openSnapshot({
    ...imported,
    ...{ spillFolder: place, limits: { rows: 100_000, milliseconds: 60_000 }, day: '2026-06-30', ...limits },
  });
  try {
    const hits: string[] = [];
    for (const rule of (await readRules(ownRules)).filter(({ id }) => ['W01', 'W02', 'W03', 'W05', 'W10'].includes(id))) {
      const { came } = await askRule(rule, ground);
      if ('reason' in came) throw new Error(`${rule.id} ${came.reason} ${came.detail}`);
      hits.push(...came.rows.map((row) => `${rule.id} ${String(row['对象'])}`));
    }
    return hits;
  } finally {
    database.close();
  }
}

function lateCases(cases: readonly OwnCase[]): ReadonlySet<string> {
  return new Set(
    cases.flatMap(({ state, item }) =>
      state.acts.flatMap((act) => {
        const node = item.chart.node(act.node);
        const visit = state.visits.find((one) => one.node === act.node && one.visit === act.visit);
        if (node?.type !== 'task' || node.limit === null || visit === undefined) return [];
        const before = state.visits.filter(({ since }) => since <= act.at);
        const visits = before.map((one) => (one.until !== null && one.until > act.at ? { ...one, until: null } : one));
        const clock = clockOf({ visits }, node.limit, { startedAt: visit.since, context: item });
        return isLate(clock, act.at, calendar) ? [state.number] : [];
      }),
    ),
  );
}

describe("the platform's own cases in the tables of the data room", { timeout: 120_000 }, () => {
  const cases = played(20_261_125, 400);

  it('are never said to have skipped a step, gone backwards, joined what is apart or been done without the post', async () => {
    const acts = cases.reduce((sum, { state }) => sum + state.acts.length, 0);
    const ended = cases.filter(({ state }) => state.status === 'ended').length;
    const again = cases.filter(({ state }) => state.acts.some(({ visit }) => visit > 1)).length;
    expect([acts > 800, ended > 100, again > 20]).toEqual([true, true, true]);
    const hits = await sweepOf(cases);
    expect(hits.filter((hit) => !hit.startsWith('W05'))).toEqual([]);
    // Late is what casework calls late, and nothing else.
    const late = new Set(hits.flatMap((hit) => (hit.startsWith('W05') ? [hit.slice(4).replace(/\/.*$/, '')] : [])));
    expect(late.size).toBeGreaterThan(10);
    expect([...late].sort()).toEqual([...lateCases(cases)].sort());
  });

  it('are asked about when the record was changed behind the engine', async () => {
    const whole = played(7, 600).filter(
      ({ state, item }) =>
        state.status === 'ended' &&
        new Set(state.acts.map(({ node }) => node)).size >= 2 &&
        item.chart.chart.edges.every(({ max }) => max === undefined),
    );
    expect(whole.length).toBeGreaterThan(20);
    const tampered = (change: (state: OpenCase | EndedCase) => OpenCase | EndedCase): readonly OwnCase[] =>
      whole.map((one) => ({ ...one, state: change(one.state) }));
    const gone = await sweepOf(tampered((state) => ({ ...state, acts: state.acts.filter(({ node }) => node !== state.acts[0]?.node) })));
    expect(gone.filter((hit) => hit.startsWith('W01')).length).toBeGreaterThan(5);
    const turned = await sweepOf(
      tampered((state) => ({
        ...state,
        acts: state.acts.map((act, index) => (index === 0 ? { ...act, at: state.lastAt + 60_000 } : act)),
      })),
    );
    expect(turned.filter((hit) => hit.startsWith('W02')).length).toBeGreaterThan(5);
    const alone = await sweepOf(
      tampered((state) => ({ ...state, acts: state.acts.map((act) => ({ ...act, person: asId<'person'>('q') })) })),
    );
    expect(alone.some((hit) => hit.startsWith('W03'))).toBe(true);
    const strange = await sweepOf(
      tampered((state) => ({ ...state, acts: state.acts.map((act) => ({ ...act, person: asId<'person'>('z') })) })),
    );
    expect(strange.filter((hit) => hit.startsWith('W10')).length).toBeGreaterThan(5);
  });
});
