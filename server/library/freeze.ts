/** Freezes a value and all it holds, so that a published version cannot be changed by accident in memory. */
export function freeze<Value extends object>(value: Value): Value {
  for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) freeze(member);
  return Object.freeze(value);
}
