import type { Canonical } from '../../core/kernel/canonical.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { decideRuleChange, type RuleWish } from '../../core/supervision/rule-change.ts';
import { appendStatements } from '../ledger/append.ts';
import { sqlStateOf } from '../platform/database/sql-failure.ts';
import { commitTogether } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { commitValues } from '../platform/keys/committed-values.ts';
import type { Services } from '../platform/services.ts';
import { ruleEventOf } from './rule-events.ts';
import { eventsOfRules } from './store.ts';

/** What somebody wishes about a value of a rule, with his words, under the key of his press. */
export type RulePress = {
  readonly rule: string;
  readonly wish: RuleWish;
  readonly by: PersonId;
  readonly words: Readonly<Record<string, string>>;
  readonly commandId: string;
};

/**
 * Records a step about a value of a rule as an event with its ledger entry; the same press sent twice has one effect. Refused: those of
 * `decideRuleChange`, `changed-meanwhile`.
 */
export async function recordRuleEvent(services: Services, press: RulePress): Promise<'recorded' | Refusal> {
  const { county, keys, database, clock } = services;
  const at = clock.legalNow();
  try {
    const answer = await inTransaction(database.app, async (db) => {
      const rows = await eventsOfRules(db, county, press.rule).execute();
      if (rows.some((row) => row.command_id === press.commandId)) return 'recorded' as const;
      const decided = decideRuleChange(press.wish, { events: rows.map(ruleEventOf), by: press.by, at, today: dayOf(at) });
      if (isRefusal(decided)) return decided;
      const last = rows.at(-1);
      const values = commitValues(press.words);
      const { at: _at, by: _by, type, ...payload } = decided;
      const { statements } = appendStatements(db, keys, {
        ...{ county, stream: { kind: 'rule', id: press.rule }, kind: 'event', expected: rows.length, commandId: press.commandId },
        previous: last === undefined ? null : Buffer.from(last.entry_hash).toString('hex'),
        events: [
          {
            ...{ type, at, values, actor: { person: press.by, post: null, principal: null } },
            payload: { ...(payload as Readonly<Record<string, Canonical>>), commitments: values.map((value) => value.commitment) },
          },
        ],
      });
      await commitTogether(db, [...statements]);
      return 'recorded' as const;
    });
    if (answer === 'recorded') services.wakeLedger();
    return answer;
  } catch (error) {
    if (sqlStateOf(error) !== '23505') throw error;
    return refuse('changed-meanwhile');
  }
}
