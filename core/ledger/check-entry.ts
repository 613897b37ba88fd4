import { type Refusal, refuse } from '../kernel/outcome.ts';
import { ENTRY_ALGORITHMS, ENTRY_KINDS, type LedgerEntry, namesItem } from './entry.ts';

type Check = (value: unknown) => boolean;

const HEX_HASH = /^[0-9a-f]{64}$/;
const WORD = /^[a-z][a-z0-9-]{0,63}$/;
const CONTROL = /\p{Cc}/u;
const LONGEST_NAME = 200;

const isHash: Check = (value) => typeof value === 'string' && HEX_HASH.test(value);
const isWord: Check = (value) => typeof value === 'string' && WORD.test(value);
const isName: Check = (value) =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME && value.isWellFormed() && !CONTROL.test(value);
const isCount =
  (least: number): Check =>
  (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const nullable =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

/** One check per member; the kind decides besides whether item and version must be there. */
const CHECKS: Readonly<Record<keyof LedgerEntry, Check>> = {
  kind: (value) => ENTRY_KINDS.some((kind) => kind === value),
  at: isCount(0),
  streamKind: isWord,
  streamId: isName,
  seq: isCount(1),
  previous: nullable(isHash),
  type: isWord,
  item: optional(isName),
  version: optional(isHash),
  step: optional(isName),
  post: optional(isName),
  unit: optional(isName),
  actor: nullable(isHash),
  principal: optional(isHash),
  command: optional(isHash),
  fields: areFields,
  build: isName,
  algorithms: isAlgorithms,
  payloadHash: isHash,
};

function areFields(value: unknown): boolean {
  if (!Array.isArray(value) || !value.every(isField)) return false;
  return new Set(value.map((field: { readonly name: string }) => field.name)).size === value.length;
}

function isField(value: unknown): value is { readonly name: string } {
  return hasExactly(value, ['name', 'commitment']) && isName(value['name']) && isHash(value['commitment']);
}

function isAlgorithms(value: unknown): boolean {
  const { hash, signature } = ENTRY_ALGORITHMS;
  return hasExactly(value, ['hash', 'signature']) && value['hash'] === hash && value['signature'] === signature;
}

function hasExactly(value: unknown, names: readonly string[]): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const found = Object.keys(value);
  return found.length === names.length && names.every((name) => Object.hasOwn(value, name));
}

/**
 * The value as a ledger entry, when every member has its form, none is unknown, and the members agree with each other.
 *
 * Refused: `bad-entry` with the first field that is wrong.
 */
export function checkEntry(value: unknown): LedgerEntry | Refusal<'bad-entry'> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('bad-entry', { field: 'encoding' });
  const members: Readonly<Record<string, unknown>> = { ...value };
  const unknown = Object.keys(members).find((name) => !Object.hasOwn(CHECKS, name));
  if (unknown !== undefined) return refuse('bad-entry', { field: unknown.slice(0, LONGEST_NAME) });
  const wrong = Object.entries(CHECKS).find(([name, check]) => !check(members[name]))?.[0] ?? disagreement(members);
  if (wrong !== undefined) return refuse('bad-entry', { field: wrong });
  // Every member was checked just now; this is the one place where the type is given.
  return value as LedgerEntry;
}

function disagreement(members: Readonly<Record<string, unknown>>): string | undefined {
  if ((members['previous'] === null) !== (members['seq'] === 1)) return 'previous';
  const kind = ENTRY_KINDS.find((each) => each === members['kind']);
  if (kind === undefined || !namesItem(kind)) return undefined;
  return ['item', 'version'].find((name) => members[name] === undefined);
}
