import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { isRefusal } from '../core/kernel/outcome.ts';
import { bindParameters } from './bind-parameters.ts';
import { checkRule, withNamedParameters } from './check-rule.ts';
import { query } from './database.ts';
import { importFolder } from './import-folder.ts';
import { openSnapshot, type OpenSnapshot, ruleTables } from './open-snapshot.ts';
import { readRule } from './read-rules.ts';
import type { Rule } from './rule-definition.ts';
import type { RuleGround } from './ask-rule.ts';
import { runRule } from './run-rule.ts';
import { ownRules } from './start-room.ts';

type Expectation = {
  readonly 必报: readonly string[];
  readonly 不得报: readonly { readonly 缘由: string; readonly 对象: readonly string[] }[];
  /** Evidence of single objects: values, and keys of the rows beneath. */
  readonly 证据?: Readonly<Record<string, { readonly 值: Readonly<Record<string, string>>; readonly 行: readonly string[] }>>;
};

const place = mkdtempSync(join(tmpdir(), 'samples-'));
const folders: ReadonlyMap<string, string> = new Map(
  [ownRules, join(ownRules, 'indicators')].flatMap((folder) =>
    readdirSync(folder).flatMap((name) => (/^[A-Z]\d\d$/.test(name) ? [[name, join(folder, name)] as const] : [])),
  ),
);
const ids = [...folders.keys()].toSorted();

function folderOf(id: string): string {
  return folders.get(id) ?? join(ownRules, id);
}

afterAll(() => rmSync(place, { recursive: true, force: true }));

async function openSamples(id: string): Promise<OpenSnapshot> {
  const limits = { memoryMegabytes: 256, threads: 1 };
  const { folder, manifest } = await importFolder(
    {
      folder: join(folderOf(id), 'samples'),
      room: join(place, id),
      grounds: { authority: null, purpose: null, deleteBy: null },
      now: '2025-06-30T00:00:00Z',
      ...limits,
    },
    () => undefined,
  );
  // A sample holds the tables that matter; the others are empty, not absent.
  return openSnapshot({
    folder,
    manifest: { ...manifest, absent: [] },
    spillFolder: place,
    limits: { rows: 1000, milliseconds: 20_000 },
    day: null,
    ...limits,
  });
}

/** What a second step adds stands in no SQL: the evidence of the samples must have a value in every column. */
async function expectEvidence(rule: Rule, ground: RuleGround): Promise<void> {
  const { alerts } = await runRule(rule, ground);
  expect(alerts.length).toBeGreaterThan(0);
  for (const { evidence } of alerts)
    for (const { column } of rule.evidence) expect(evidence.values[column] ?? null, `${rule.id} ${column}`).not.toBeNull();
}

describe('rules', () => {
  it('are the fifty of supervision, and eight indicators', () => {
    const groups = { S: 12, P: 15, C: 7, L: 6, W: 10 };
    const wanted = Object.entries(groups).flatMap(([group, count]) =>
      Array.from({ length: count }, (_, index) => `${group}${String(index + 1).padStart(2, '0')}`),
    );
    const indicators = ['I03', 'I07', 'I08', 'I11', 'I18', 'I20', 'I22', 'I25'];
    expect(ids).toEqual([...wanted, ...indicators].toSorted());
  });

  describe.each(ids)('%s', (id) => {
    it('flags what its samples must have flagged, and none of the near-misses', async () => {
      const expected = parse(readFileSync(join(folderOf(id), 'samples/expect.yaml'), 'utf8')) as Expectation;
      expect(expected.必报.length).toBeGreaterThan(0);
      expect(expected.不得报.length).toBeGreaterThanOrEqual(2);
      const { database, ground } = await openSamples(id);
      try {
        const { alerts, run } = await runRule(await readRule(folderOf(id), id), ground);
        expect(run.skipped).toBeUndefined();
        const found = alerts.map(({ object }) => object);
        for (const { 缘由, 对象 } of expected.不得报)
          expect(
            对象.filter((object) => found.includes(object)),
            缘由,
          ).toEqual([]);
        expect(found.toSorted()).toEqual(expected.必报.toSorted());
        for (const [object, { 值, 行 }] of Object.entries(expected.证据 ?? {})) {
          const evidence = alerts.find((alert) => alert.object === object)?.evidence;
          expect(evidence?.values, object).toMatchObject(值);
          expect([...new Set(evidence?.rows.map(({ key }) => key))], object).toEqual(行);
        }
        for (const { sentence, evidence } of alerts) {
          expect(sentence).not.toMatch(/[{}]|undefined/);
          expect(evidence.rows.length, 'rows beneath the alert').toBeGreaterThan(0);
        }
      } finally {
        database.close();
      }
    });

    it('declares what its SQL and its sentence use, and has a page', async () => {
      const rule = await readRule(folderOf(id), id);
      const { database, ground } = await openSamples(id);
      try {
        const reach = await checkRule(ground.connection, rule.sql, ruleTables);
        if (isRefusal(reach)) throw new Error(JSON.stringify(reach));
        const names = rule.parameters.map(({ name }) => name);
        for (const name of reach.parameters) expect(names, `:${name}`).toContain(name);
        const sentenceNames = [...rule.sentence.matchAll(/\{(:?)([^{}]+)\}/g)].map(([, colon, name]) => `${colon ?? ''}${name ?? ''}`);
        const known = [...rule.evidence.map(({ column }) => column), ...names.map((name) => `:${name}`)];
        for (const name of sentenceNames) expect(known).toContain(name);
        const bound = bindParameters(rule, ground.parameters);
        if (!('values' in bound)) throw new Error(JSON.stringify(bound));
        const used = Object.fromEntries(reach.parameters.map((name) => [name, bound.values[name] ?? null]));
        const described = await query(ground.connection, `DESCRIBE ${withNamedParameters(rule.sql)}`, used);
        const columns = described.map((column) => column['column_name']);
        expect(columns).toContain('对象');
        expect(columns).toContain('证据');
        if (rule.secondStep === null) for (const { column } of rule.evidence) expect(columns, column).toContain(column);
        else await expectEvidence(rule, ground);
        expect(existsSync(join(ownRules, '../docs/rules', `${id}.md`))).toBe(true);
      } finally {
        database.close();
      }
    });
  });
});
