import type { z } from 'zod';

import type { deskRule, deskTrial } from '../../contract/desk-rules.ts';
import { addDays, dayOf } from '../../core/kernel/day.ts';
import { instantText } from '../../core/kernel/instant.ts';
import { proposalsOf, shadowDays } from '../../core/supervision/rule-change.ts';
import type { Services } from '../platform/services.ts';
import { allRules } from './all-rules.ts';
import { judgedOf } from './judged-rules.ts';
import { ruleCards } from './rule-cards.ts';
import { ruleEvents } from './rule-events.ts';
import type { RuleRoom } from './rule-room.ts';
import { countOutcomes } from './store.ts';

/** The day of a sweep is no value of a rule. */
const referenceDay = '基准日';

/** A rule with its values, samples, precision and proposals; undefined when there is none of this number. */
export async function ruleView(
  services: Services,
  room: RuleRoom,
  about: { readonly rule: string; readonly person: string; readonly trial: z.input<typeof deskTrial> | null },
): Promise<z.input<typeof deskRule> | undefined> {
  const rule = (await allRules(room)).find(({ id }) => id === about.rule);
  if (rule === undefined) return undefined;
  const today = dayOf(services.clock.legalNow());
  const rows = (await countOutcomes(services.database.app, services.county)).filter((row) => row.rule === rule.id);
  const values = await room.valuesOn(today);
  const { id, name, summary, severity, state, version, objectType, sentence, lawful, sql, samples, parameters } = rule;
  const versions = [...new Set(rows.map((row) => row.rule_version))].toSorted((a, b) => b - a);
  const shadows = (await room.shadows()).filter((shadow) => shadow.rule === id);
  return {
    ...{ id, name, summary, severity, state, version, objectType, sentence, lawful: [...lawful], sql, trial: about.trial },
    ...{ basis: [...(ruleCards().get(id)?.basis ?? [])], keeper: ruleCards().get(id)?.keeper ?? null },
    parameters: parameters.map(({ source, fallback, ...parameter }) => {
      const counts = values.get(source);
      const { name: label, type, unit } = parameter;
      const shown = { name: label, type, unit, source, fallback, value: counts?.value ?? fallback };
      const tunable = source !== referenceDay;
      return { ...shown, origin: counts?.origin ?? (tunable ? '规则的默认值' : '每次比对的那一天'), tunable };
    }),
    samples: { must: [...samples.must], near: samples.near.map(({ why, objects }) => ({ why, objects: [...objects] })) },
    judged: judgedOf(rows),
    versions: versions.map((one) => ({ version: one, ...judgedOf(rows.filter((row) => row.rule_version === one)) })),
    proposals: await proposalViews(services, about),
    shadows: shadows.map(({ rule: _rule, added, removed, ...shadow }) => ({ ...shadow, added: [...added], removed: [...removed] })),
    ...{ earliest: addDays(today, shadowDays), snapshots: await room.countSnapshots() },
  };
}

async function proposalViews(services: Services, { rule, person }: { readonly rule: string; readonly person: string }) {
  const recorded = await ruleEvents(services, rule);
  const { persons } = (await services.organisation()).data;
  const nameOf = (id: string | null): string => persons.find((one) => one.id === id)?.name ?? '';
  return proposalsOf(recorded.map(({ event }) => event))
    .toReversed()
    .map(({ id, name, value, from, by, at, state, settledBy }) => {
      const words = recorded.find(({ event }) => event.type === 'parameter-proposed' && event.proposal === id)?.words ?? {};
      return {
        ...{ id, name, value, from, by: nameOf(by), at: instantText(at), state, settledBy: settledBy === null ? null : nameOf(settledBy) },
        ...{ reason: words['reason'] ?? '', source: words['source'] ?? '', mayApprove: state === 'open' && by !== person },
      };
    });
}
