import type { Net, Transition } from './net.ts';

/** Most pairs of producers and outputs that one step of the reduction may multiply. */
const mostProduct = 64;

/**
 * A smaller net with the same language of complete runs: silent steps that only pass tokens on are folded into their
 * neighbours. Deadlocks are not preserved, so soundness must be judged on the net itself.
 *
 * @source paper:murata-1989-petri-nets
 */
export function reduceNet(net: Net): Net {
  const work = new Reduction(net);
  work.run();
  return work.result();
}

class Reduction {
  readonly #net: Net;
  readonly #transitions: (Transition | null)[];
  readonly #consumers: Set<number>[];
  readonly #producers: Set<number>[];
  /** What a reset or a test for nothing looks at; tokens must not be moved into or out of these. */
  readonly #touched: ReadonlySet<number>;
  /** Those, and where complete runs leave tokens: never folded away themselves. */
  readonly #kept: ReadonlySet<number>;
  readonly #open: number[] = [];
  #initial: readonly number[];

  constructor(net: Net) {
    this.#net = net;
    this.#initial = net.initial;
    this.#transitions = [...net.transitions];
    this.#consumers = Array.from({ length: net.places }, () => new Set());
    this.#producers = Array.from({ length: net.places }, () => new Set());
    this.#touched = touchedPlaces(net);
    this.#kept = new Set([...('only' in net.final ? net.final.only : net.final.marking), ...this.#touched]);
    this.#transitions.forEach((_, number) => this.#enter(number));
  }

  run(): void {
    for (let place = this.#net.places - 1; place >= 0; place -= 1) this.#open.push(place);
    for (let place = this.#open.pop(); place !== undefined; place = this.#open.pop()) {
      if (this.#kept.has(place)) continue;
      if (!this.#passOn(place)) this.#drawIn(place);
    }
  }

  /** A place whose one consumer is silent and takes nothing else: whoever puts a token there puts it where that leads. */
  #passOn(place: number): boolean {
    const [only, second] = this.#consumers[place] ?? [];
    const passing = this.#transitions[only ?? -1] ?? null;
    if (only === undefined || second !== undefined || passing === null) return false;
    const producers = [...(this.#producers[place] ?? [])];
    if (!this.#isPlain(passing) || passing.take.length !== 1 || passing.give.includes(place)) return false;
    if (producers.length * passing.give.length > Math.max(mostProduct, producers.length)) return false;
    this.#remove(only);
    const substituted = (places: readonly number[]): readonly number[] =>
      places.flatMap((each) => (each === place ? passing.give : [each]));
    for (const number of producers) this.#change(number, (each) => ({ ...each, give: substituted(each.give) }));
    this.#initial = substituted(this.#initial);
    return true;
  }

  /** A place whose one producer is silent and gives nothing else: whoever takes a token there takes what that needs. */
  #drawIn(place: number): void {
    const [only, second] = this.#producers[place] ?? [];
    const passing = this.#transitions[only ?? -1] ?? null;
    if (only === undefined || second !== undefined || passing === null || this.#initial.includes(place)) return;
    const consumers = [...(this.#consumers[place] ?? [])];
    if (!this.#isPlain(passing) || passing.give.length !== 1 || passing.take.length === 0 || passing.take.includes(place)) return;
    if (consumers.length * passing.take.length > Math.max(mostProduct, consumers.length)) return;
    this.#remove(only);
    const substituted = (places: readonly number[]): readonly number[] =>
      places.flatMap((each) => (each === place ? passing.take : [each]));
    for (const number of consumers) this.#change(number, (each) => ({ ...each, take: substituted(each.take) }));
  }

  #isPlain({ label, clear, empty, take, give }: Transition): boolean {
    return label === null && clear === undefined && empty === undefined && ![...take, ...give].some((place) => this.#touched.has(place));
  }

  #enter(number: number): void {
    const each = this.#transitions[number];
    for (const place of each?.take ?? []) this.#consumers[place]?.add(number);
    for (const place of each?.give ?? []) this.#producers[place]?.add(number);
  }

  #leave(number: number): void {
    const each = this.#transitions[number];
    for (const place of each?.take ?? []) this.#consumers[place]?.delete(number);
    for (const place of each?.give ?? []) this.#producers[place]?.delete(number);
    this.#open.push(...(each?.take ?? []), ...(each?.give ?? []));
  }

  #remove(number: number): void {
    this.#leave(number);
    this.#transitions[number] = null;
  }

  #change(number: number, to: (before: Transition) => Transition): void {
    const before = this.#transitions[number] ?? null;
    if (before === null) return;
    this.#leave(number);
    const after = to(before);
    // A silent step from a marking to itself says nothing.
    const isIdle = after.label === null && after.clear === undefined && sorted(after.take) === sorted(after.give);
    this.#transitions[number] = isIdle ? null : after;
    this.#enter(number);
  }

  result(): Net {
    const seen = new Set<string>();
    const transitions = this.#transitions.flatMap((each) => {
      if (each === null) return [];
      const key = `${each.label ?? ''}|${each.label === null}|${sorted(each.take)}|${sorted(each.give)}|${(each.clear ?? []).join(',')}|${(each.empty ?? []).join(',')}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [each];
    });
    return { ...this.#net, transitions, initial: this.#initial };
  }
}

function sorted(places: readonly number[]): string {
  return [...places].sort((left, right) => left - right).join(',');
}

function touchedPlaces(net: Net): ReadonlySet<number> {
  return new Set(net.transitions.flatMap(({ clear = [], empty = [] }) => [...clear, ...empty]));
}
