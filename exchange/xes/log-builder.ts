import { Buffer } from 'node:buffer';

import type { EventLog } from '../../core/chart/conform/event-log.ts';

/** Collects events into the columns of a log, case after case. */
export class LogBuilder {
  readonly #activities = new NameTable();
  readonly #resources = new NameTable();
  readonly #cases: string[] = [];
  readonly #first: number[] = [];
  #activity = new Int32Array(1024);
  #resource = new Int32Array(1024);
  #time = new Float64Array(1024);
  #events = 0;

  get events(): number {
    return this.#events;
  }

  openCase(): void {
    this.#first.push(this.#events);
    this.#cases.push(String(this.#cases.length + 1));
  }

  /** Names the case that was opened last; one without a name keeps its number, counted from 1. */
  nameCase(name: string): void {
    this.#cases[this.#cases.length - 1] = ownCopy(name);
  }

  add(activity: string | null, resource: string | null, time: number): void {
    if (this.#events === this.#activity.length) this.#grow();
    this.#activity[this.#events] = activity === null ? -1 : this.#activities.numberOf(activity);
    this.#resource[this.#events] = resource === null ? -1 : this.#resources.numberOf(resource);
    this.#time[this.#events] = time;
    this.#events += 1;
  }

  log(): EventLog {
    return {
      activities: this.#activities.names,
      resources: this.#resources.names,
      cases: this.#cases,
      first: Int32Array.from([...this.#first, this.#events]),
      activity: this.#activity.slice(0, this.#events),
      resource: this.#resource.slice(0, this.#events),
      time: this.#time.slice(0, this.#events),
    };
  }

  #grow(): void {
    const larger = this.#events * 2;
    const [activity, resource, time] = [new Int32Array(larger), new Int32Array(larger), new Float64Array(larger)];
    activity.set(this.#activity);
    resource.set(this.#resource);
    time.set(this.#time);
    [this.#activity, this.#resource, this.#time] = [activity, resource, time];
  }
}

class NameTable {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const own = ownCopy(name);
    const fresh = this.names.push(own) - 1;
    this.#numbers.set(own, fresh);
    return fresh;
  }
}

/** A short string cut from a long one would keep the whole piece of the file in memory. */
function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
