import type { z } from 'zod';

import type { deskTrial } from '../../contract/desk-rules.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { newId } from '../platform/random.ts';
import type { RuleRoom } from './rule-room.ts';

type View = z.input<typeof deskTrial>;
type Wish = Parameters<RuleRoom['tryValue']>[0];
type Kept = { readonly owner: string; readonly controller: AbortController; view: View };

/** Trials are kept while the county is served; so many of them. */
const mostKept = 20;

/** Trials of values, each in a process of its own: one at a time, each seen and called off by who began it. Nothing of them is written. */
export class Trials {
  readonly #kept = new Map<string, Kept>();
  readonly #room: RuleRoom;
  readonly #signal: AbortSignal;

  /** @param signal aborted when the county is no longer served */
  constructor(room: RuleRoom, signal: AbortSignal) {
    this.#room = room;
    this.#signal = signal;
  }

  /** Begins a trial. One that the same person began before is called off. Refused: `rule-trial-busy` while somebody else's runs. */
  start(owner: string, wish: Wish): View | Refusal<'rule-trial-busy'> {
    for (const [id, one] of this.#kept) {
      if (one.view.state !== 'running') continue;
      if (one.owner !== owner) return refuse('rule-trial-busy');
      this.stop(owner, id);
    }
    const id = newId();
    const { rule, name, value } = wish;
    const kept: Kept = {
      owner,
      controller: new AbortController(),
      view: { id, rule, name, value, state: 'running', done: 0, of: 0, runs: [] },
    };
    this.#kept.set(id, kept);
    for (const old of [...this.#kept.keys()].slice(0, -mostKept)) this.#kept.delete(old);
    void this.#run(kept, wish);
    return kept.view;
  }

  async #run(kept: Kept, wish: Wish): Promise<void> {
    const signal = AbortSignal.any([kept.controller.signal, this.#signal]);
    const report = (done: number, of: number): void => void (kept.view = { ...kept.view, done, of });
    try {
      const answer = await this.#room.tryValue(wish, report, signal);
      if (answer === 'stopped') kept.view = { ...kept.view, state: 'stopped' };
      else if (isRefusal(answer)) kept.view = { ...kept.view, state: 'failed' };
      else {
        const runs = answer.runs.map((run) => ({ ...run, added: [...run.added], removed: [...run.removed] }));
        kept.view = { ...kept.view, state: 'done', done: runs.length, of: runs.length, runs };
      }
    } catch {
      // The process is gone; what it said stands in the log of the server.
      kept.view = { ...kept.view, state: 'failed' };
    }
  }

  /** How a trial goes; undefined for one that is not his. */
  find(owner: string, id: string): View | undefined {
    const kept = this.#kept.get(id);
    return kept?.owner === owner ? kept.view : undefined;
  }

  /** Calls a trial off. */
  stop(owner: string, id: string): View | undefined {
    const kept = this.#kept.get(id);
    if (kept?.owner !== owner) return undefined;
    if (kept.view.state === 'running') {
      kept.controller.abort();
      kept.view = { ...kept.view, state: 'stopped' };
    }
    return kept.view;
  }

  /** The latest trial of a person for a rule. */
  latest(owner: string, rule: string): View | null {
    return [...this.#kept.values()].findLast((one) => one.owner === owner && one.view.rule === rule)?.view ?? null;
  }
}
