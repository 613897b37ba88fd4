/** Facts beside a refusal: data for the sentence that the edge makes, never a sentence itself. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * An expected "no". It changes no state.
 *
 * `record: true` asks the shell to write it to stream `attempt`, because supervision must see it.
 */
export type Refusal<Code extends string = string> = {
  readonly refused: Code;
  readonly because: Facts;
  readonly record?: true;
};

/** What a pure decision answers: events that happened, or a refusal. */
export type Outcome<Event, Code extends string = string> = { readonly events: readonly Event[] } | Refusal<Code>;

/** Builds a refusal without a trace. */
export function refuse<Code extends string>(code: Code, because: Facts = {}): Refusal<Code> {
  return { refused: code, because };
}

/** Builds a refusal that supervision must see (it is written to stream `attempt`). */
export function refuseOnRecord<Code extends string>(code: Code, because: Facts = {}): Refusal<Code> {
  return { refused: code, because, record: true };
}

/** True when the value is a refusal. */
export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}

/** A fault: a bug, a broken disk, a lost race after retries. Thrown, and caught once at the edge. */
export class Fault extends Error {
  readonly code: string;
  readonly facts: Facts;

  constructor(code: string, facts: Facts = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(facts)}`, options);
    this.name = 'Fault';
    this.code = code;
    this.facts = facts;
  }
}
