import { asId } from '../../core/kernel/id.ts';
import type { RuleEvent } from '../../core/supervision/rule-change.ts';
import { openValues } from '../platform/keys/committed-values.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import type { Services } from '../platform/services.ts';
import { eventsOfRules } from './store.ts';

/** An event of a rule with the words that were written beside it. */
export type RecordedRuleEvent = { readonly rule: string; readonly event: RuleEvent; readonly words: Readonly<Record<string, string>> };

type Row = Awaited<ReturnType<ReturnType<typeof eventsOfRules>['execute']>>[number];

/** Everything that was recorded about values of rules, or of one rule. */
export async function ruleEvents({ database, county, keys }: Services, rule?: string): Promise<readonly RecordedRuleEvent[]> {
  const rows = await eventsOfRules(database.app, county, rule).execute();
  return rows.map((row) => ({ rule: row.stream_id, event: ruleEventOf(row), words: wordsOf(keys, row) }));
}

/** The event that a row stands for. Payloads are written here only and are covered by the ledger, so their shape is trusted. */
export function ruleEventOf(row: Row): RuleEvent {
  const { salt: _salt, commitments: _commitments, ...payload } = JSON.parse(row.payload) as Record<string, unknown>;
  return { ...payload, type: row.type, at: row.at, by: asId<'person'>(row.actor ?? '') } as unknown as RuleEvent;
}

function wordsOf(keys: KeyStore, row: Row): Readonly<Record<string, string>> {
  if (row.sealed === null) return {};
  const opened = openValues(keys, { streamKind: 'rule', streamId: row.stream_id, seq: row.seq }, row.sealed);
  if (opened === 'erased') return {};
  return Object.fromEntries([...opened].map(([label, { value }]) => [label, typeof value === 'string' ? value : '']));
}
