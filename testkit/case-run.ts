import { deepStrictEqual } from 'node:assert/strict';

import { absentCase, type Case, type CaseHistory } from '../core/casework/case.ts';
import type { CaseContext } from '../core/casework/case-context.ts';
import type { CaseCommand } from '../core/casework/command.ts';
import { decide } from '../core/casework/decide.ts';
import type { CaseEvent, FieldRef, Official } from '../core/casework/event.ts';
import { evolve } from '../core/casework/evolve.ts';
import type { Chart } from '../core/chart/chart.ts';
import { compile } from '../core/chart/compile.ts';
import { startOfDay } from '../core/kernel/day.ts';
import { asId } from '../core/kernel/id.ts';
import type { Instant } from '../core/kernel/instant.ts';
import type { Facts } from '../core/kernel/outcome.ts';
import { givenWhenThen, type Then } from './given-when-then.ts';
import { staffOf, type StaffTable } from './staff-table.ts';

const caseOf = givenWhenThen({
  initial: absentCase,
  decide: (command: CaseCommand, state: Case, context: CaseContext) => decide(command, state, context),
  evolve,
});

/** Monday 2026-03-02, nine o'clock in China. */
export const monday: Instant = startOfDay('2026-03-02') + 9 * 3_600_000;

/** A context around a chart: staff by table, weekends only, roles `clerk` open cases. */
export function contextOf(chart: Chart, staff: StaffTable, rest: Partial<CaseContext> = {}): CaseContext {
  return {
    chart: compile(chart),
    staff: staffOf(staff),
    calendar: { publishedThroughYear: 2026, holidays: new Set(), makeUpDays: new Set() },
    now: monday,
    version: asId<'version'>('v1'),
    facts: {},
    applicantRelatives: new Set(),
    applicantPerson: null,
    startedBy: ['clerk'],
    ...rest,
  };
}

/** The command that opens the case of a test. */
export const openIt: Extract<CaseCommand, { readonly do: 'open-case' }> = {
  ...{ do: 'open-case', caseId: asId<'case'>('c1'), item: 'V-FW-01', unit: asId<'unit'>('u1'), number: 'QX-1' },
  ...{ channel: 'village', by: { kind: 'citizen' }, fields: [] },
};

/** Fields by name with invented commitments. */
export function fieldsOf(...names: readonly string[]): readonly FieldRef[] {
  return names.map((name) => ({ name, commitment: '00' }));
}

/** One case of a test: commands in a row, the log growing, time moved by hand. */
export type CaseRun = {
  readonly log: readonly CaseEvent[];
  readonly state: Case;
  /** The history of a case that is there. */
  readonly history: CaseHistory;
  readonly context: CaseContext;
  /** The same case with other circumstances, e.g. a later hour. */
  readonly with: (rest: Partial<CaseContext>) => CaseRun;
  readonly after: (days: number) => CaseRun;
  /** The command must be accepted and give these events. */
  readonly did: (command: CaseCommand, ...types: readonly CaseEvent['type'][]) => CaseRun;
  /** The command must be refused. */
  readonly refused: (command: CaseCommand, code: string, facts?: Facts) => CaseRun;
  readonly step: (node: string, by: Official, outcome?: string, fields?: readonly FieldRef[]) => CaseRun;
  readonly noStep: (node: string, by: Official, code: string, facts?: Facts) => CaseRun;
};

/** A run that begins with an opened case. */
export function openedCase(context: CaseContext, opening: CaseCommand = openIt): CaseRun {
  return runFrom(context, []).did(opening);
}

/** A run from a log. */
export function runFrom(context: CaseContext, log: readonly CaseEvent[]): CaseRun {
  const state = log.reduce(evolve, absentCase);
  const ask = (command: CaseCommand): Then<Case, CaseEvent> => caseOf(context, log).when(command);
  const stepOf = (node: string, by: Official, outcome: string, fields: readonly FieldRef[]): CaseCommand => ({
    do: 'take-step',
    node,
    by,
    outcome,
    fields,
  });
  const run: CaseRun = {
    log,
    state,
    context,
    get history() {
      if (state.status === 'absent') throw new Error('the case is not there');
      return state;
    },
    with: (rest) => runFrom({ ...context, ...rest }, log),
    after: (days) => runFrom({ ...context, now: context.now + days * 86_400_000 }, log),
    did: (command, ...types) => {
      const answer = decide(command, state, context);
      const given = 'events' in answer ? answer.events.map((event) => event.type) : [];
      const { events } = ask(command).then(...(types.length > 0 ? types : given));
      return runFrom(context, [...log, ...events]);
    },
    refused: (command, code, facts) => {
      const before = JSON.stringify(state);
      ask(command).refuses(code, facts);
      deepStrictEqual(JSON.stringify(state), before, 'a refusal changed the state');
      return run;
    },
    step: (node, by, outcome = 'done', fields = []) => run.did(stepOf(node, by, outcome, fields)),
    noStep: (node, by, code, facts) => run.refused(stepOf(node, by, 'done', []), code, facts),
  };
  return run;
}
