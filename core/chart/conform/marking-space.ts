import type { Net, Transition } from './net.ts';

/** Tokens per place. */
export type Tokens = Uint8Array;

/** Thrown when a model has more states than the cap; caught where the model came in. */
export class TooManyStates extends Error {
  readonly most: number;

  constructor(most: number) {
    super(`more than ${most} states`);
    this.name = 'TooManyStates';
    this.most = most;
  }
}

/** A transition that can fire in a marking, and the marking it leads to. */
export type Step = { readonly transition: number; readonly to: number };

/** Most memory for markings, one byte a place: a large net has fewer of them. */
const mostBytes = 40_000_000;

/** Most tokens a place can count; a marking that needs more is refused as too large. */
const mostTokens = 255;

/** Markings of a net, numbered as they are met; the initial one is 0. Successors are computed once, in the order of transitions. */
export class MarkingSpace {
  readonly markings: Tokens[] = [];
  readonly net: Net;
  readonly #cap: number;
  readonly #numbers = new Map<string, number>();
  readonly #steps: (readonly Step[] | undefined)[] = [];
  readonly #byFirst: readonly (readonly number[])[];
  readonly #unfed: readonly number[];

  constructor(net: Net, cap: number) {
    this.net = net;
    this.#cap = Math.min(cap, Math.floor(mostBytes / Math.max(1, net.places)));
    const byFirst: number[][] = Array.from({ length: net.places }, () => []);
    const unfed: number[] = [];
    net.transitions.forEach(({ take: [first] }, number) => (first === undefined ? unfed : byFirst[first])?.push(number));
    this.#byFirst = byFirst;
    this.#unfed = unfed;
    this.#numberOf(tokensOf(net.initial, net.places));
  }

  /** @throws TooManyStates */
  stepsFrom(state: number): readonly Step[] {
    const known = this.#steps[state];
    if (known !== undefined) return known;
    const tokens = this.markings[state] ?? new Uint8Array(0);
    const ready = [...this.#unfed];
    for (let place = 0; place < tokens.length; place += 1) {
      if (tokens[place] === 0) continue;
      for (const number of this.#byFirst[place] ?? []) ready.push(number);
    }
    ready.sort((left, right) => left - right);
    const steps: Step[] = [];
    for (const transition of ready) {
      const each = this.net.transitions[transition];
      if (each === undefined || !isEnabled(tokens, each)) continue;
      steps.push({ transition, to: this.#numberOf(this.#fire(tokens, each)) });
    }
    this.#steps[state] = steps;
    return steps;
  }

  isFinal(state: number): boolean {
    const tokens = this.markings[state];
    const { final } = this.net;
    if (tokens === undefined) return false;
    if ('only' in final) return tokens.every((count, place) => count === 0 || final.only.has(place));
    const wanted = tokensOf(final.marking, this.net.places);
    return tokens.every((count, place) => count === wanted[place]);
  }

  #fire(tokens: Tokens, { take, give, clear }: Transition): Tokens {
    const next = tokens.slice();
    for (const place of take) next[place] = (next[place] ?? 0) - 1;
    for (const place of clear ?? []) next[place] = 0;
    for (const place of give) {
      if (next[place] === mostTokens) throw new TooManyStates(this.#cap);
      next[place] = (next[place] ?? 0) + 1;
    }
    return next;
  }

  #numberOf(tokens: Tokens): number {
    const key = keyOf(tokens);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    if (this.markings.length >= this.#cap) throw new TooManyStates(this.#cap);
    const fresh = this.markings.push(tokens) - 1;
    this.#numbers.set(key, fresh);
    return fresh;
  }
}

function isEnabled(tokens: Tokens, { take, empty }: Transition): boolean {
  for (let at = 0; at < take.length; at += 1) {
    const place = take[at] ?? -1;
    const held = tokens[place] ?? 0;
    if (held === 0 || (take.length > 1 && held < timesIn(take, place))) return false;
  }
  return empty === undefined || empty.every((place) => tokens[place] === 0);
}

function timesIn(places: readonly number[], place: number): number {
  let times = 0;
  for (const each of places) if (each === place) times += 1;
  return times;
}

function tokensOf(places: readonly number[], count: number): Tokens {
  const tokens = new Uint8Array(count);
  for (const place of places) tokens[place] = (tokens[place] ?? 0) + 1;
  return tokens;
}

/** One character a token, so that the few marked places of a long list make a short key. */
function keyOf(tokens: Tokens): string {
  let key = '';
  for (let place = 0; place < tokens.length; place += 1) {
    for (let count = tokens[place] ?? 0; count > 0; count -= 1) key += String.fromCharCode(place);
  }
  return key;
}
