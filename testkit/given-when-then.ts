import { deepStrictEqual, fail } from 'node:assert/strict';

import { type Facts, isRefusal, type Outcome } from '../core/kernel/outcome.ts';

/** A decider: a pure decision and the fold of its events. */
export type Decider<State, Command, Event extends { readonly type: string }, Context> = {
  readonly initial: State;
  readonly decide: (command: Command, state: State, context: Context) => Outcome<Event>;
  readonly evolve: (state: State, event: Event) => State;
};

/** What a test may say after the command. */
export type Then<State, Event> = {
  /** The types of the events, in order. */
  readonly then: (...types: readonly string[]) => { readonly events: readonly Event[]; readonly state: State };
  /** The code of the refusal, and facts that must be among its facts. */
  readonly refuses: (code: string, facts?: Facts) => void;
};

/**
 * Given what has happened, when a command comes, then these events or this refusal follow.
 *
 * @example givenWhenThen(decider)(context, events).when(command).refuses('case-ended')
 */
export function givenWhenThen<State, Command, Event extends { readonly type: string }, Context>(
  decider: Decider<State, Command, Event, Context>,
): (context: Context, events?: readonly Event[]) => { readonly when: (command: Command) => Then<State, Event> } {
  return (context, events = []) => ({
    when: (command) => {
      const state = events.reduce<State>((before, event) => decider.evolve(before, event), decider.initial);
      const answer = decider.decide(command, state, context);
      return {
        then: (...types) => {
          if (isRefusal(answer)) return fail(`refused: ${answer.refused} ${JSON.stringify(answer.because)}`);
          deepStrictEqual(
            answer.events.map((event) => event.type),
            types,
          );
          return { events: answer.events, state: answer.events.reduce<State>((before, event) => decider.evolve(before, event), state) };
        },
        refuses: (code, facts = {}) => {
          if (!isRefusal(answer)) return fail(`not refused: ${answer.events.map((event) => event.type).join(', ')}`);
          const told = Object.fromEntries(Object.keys(facts).map((key) => [key, answer.because[key]]));
          deepStrictEqual({ refused: answer.refused, because: told }, { refused: code, because: facts });
        },
      };
    },
  });
}
