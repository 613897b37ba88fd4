import { absentCase, type Case } from '../../core/casework/case.ts';
import type { CaseContext } from '../../core/casework/case-context.ts';
import type { CaseCommand } from '../../core/casework/command.ts';
import { decide } from '../../core/casework/decide.ts';
import type { Official } from '../../core/casework/event.ts';
import { evolve } from '../../core/casework/evolve.ts';
import type { Holding } from '../../core/casework/staff.ts';
import { type CompiledChart, compile } from '../../core/chart/compile.ts';
import { asId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { amounts, approvalChart, steps } from './approval-chart.ts';

/** Tasks of one case in the order in which they are completed. */
const orders = amounts.map((amount) => ['t1', 't2', 't3', 't4', 't5', 't6', amount > 50_000 ? 't7a' : 't7b', 't8', 't9', 't10']);

/** One case on the bare automaton; answers the longest marking that was to be kept. */
export function bareCase(): (number: number) => void {
  const chart = compile(approvalChart);
  const ways = amounts.map((amount) => wayOf(chart, amount));
  return (number) => {
    const choose = ways[number % 2] ?? (() => -1);
    let { marking } = fired(chart, chart.initial, [chart.start, choose]);
    for (const node of orders[number % 2] ?? []) ({ marking } = fired(chart, marking, [node, choose]));
    if (chart.enabled(marking)[0] !== 'end') throw new Error('the case did not end');
  };
}

type Way = (xor: string) => number;

function wayOf(chart: CompiledChart, amount: number): Way {
  const branch = chart.edgesFrom('xor').find((edge) => edge.to === (amount > 50_000 ? 't7a' : 't7b'))?.index ?? -1;
  const merge = chart.edgesFrom('merge')[0]?.index ?? -1;
  return (xor) => (xor === 'xor' ? branch : merge);
}

function fired(chart: CompiledChart, marking: string, [node, choose]: readonly [string, Way]): { readonly marking: string } {
  const firing = chart.fire(marking, node, choose);
  if (isRefusal(firing)) throw new Error(firing.refused);
  return firing;
}

/** Bytes of the marking of a running case, the most that any point of the workload has. */
export function markingBytes(): number {
  const chart = compile(approvalChart);
  let most = 0;
  for (const [at, amount] of amounts.entries()) {
    const choose = wayOf(chart, amount);
    let { marking } = fired(chart, chart.initial, [chart.start, choose]);
    for (const node of orders[at] ?? []) {
      most = Math.max(most, marking.length);
      ({ marking } = fired(chart, marking, [node, choose]));
    }
  }
  return most;
}

/** One case on the full pure decide path: staff, separation of duty, clocks, conditions, events folded into the state. */
export function decidedCase(): (number: number) => void {
  const context = contextOf();
  const contexts = amounts.map((amount): CaseContext => ({ ...context, facts: { 'form.amount': amount } }));
  const open: CaseCommand = {
    ...{ do: 'open-case', caseId: asId<'case'>('c'), item: 'W10', unit: asId<'unit'>('u'), number: '1' },
    ...{ channel: 'hall', by: { kind: 'citizen' }, fields: [] },
  };
  const commands = orders.map((order) => [
    open,
    ...order.map((node): CaseCommand => ({ do: 'take-step', node, outcome: 'done', by: officialOf(node), fields: [] })),
  ]);
  return (number) => {
    let state: Case = absentCase;
    for (const command of commands[number % 2] ?? []) {
      const answer = decide(command, state, contexts[number % 2] ?? context);
      if (isRefusal(answer)) throw new Error(`${answer.refused} ${JSON.stringify(answer.because)}`);
      for (const event of answer.events) state = evolve(state, event);
    }
    if (state.status !== 'ended' || state.result !== 'approve') throw new Error('the case did not end');
  };
}

function officialOf(role: string): Official {
  return { kind: 'official', person: asId<'person'>(`p-${role}`), post: asId<'post'>(role), principal: null };
}

function contextOf(): CaseContext {
  const holdings = new Map(
    steps.map((role): [string, readonly Holding[]] => [
      role,
      [{ person: asId<'person'>(`p-${role}`), post: asId<'post'>(role), principal: null }],
    ]),
  );
  const holdersOf = (role: string): readonly Holding[] => holdings.get(role) ?? [];
  return {
    chart: compile(approvalChart),
    staff: {
      holdersOf,
      actingAs: (person, role) => holdersOf(role).find((holding) => holding.person === person),
      areRelatives: () => false,
    },
    calendar: { publishedThroughYear: 2026, holidays: new Set(), makeUpDays: new Set() },
    now: Date.UTC(2026, 2, 2, 1),
    version: asId<'version'>('v'),
    facts: {},
    applicantRelatives: new Set(),
    applicantPerson: null,
    startedBy: ['t1'],
  };
}
