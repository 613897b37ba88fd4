/** Answers whether a value from outside has a form. */
export type Shape<T> = (value: unknown) => value is T;

/** Any text up to a length no chart needs. */
export const text: Shape<string> = (value): value is string => typeof value === 'string' && value.length <= 10_000;

/** Yes or no. */
export const flag: Shape<boolean> = (value): value is boolean => typeof value === 'boolean';

/** A whole number from 0 up. */
export const count: Shape<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** One of these words. */
export function word<const T extends string | number | boolean>(...words: readonly T[]): Shape<T> {
  return (value): value is T => words.some((each) => each === value);
}

/** The form or null. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value): value is T | null => value === null || shape(value);
}

/** The form, or the member is absent. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value): value is T | undefined => value === undefined || shape(value);
}

/** A list of the form. */
export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(shape);
}

/** Either form. */
export function either<A, B>(one: Shape<A>, other: Shape<B>): Shape<A | B> {
  return (value): value is A | B => one(value) || other(value);
}

/** An object with exactly these members. */
export function record<T extends object>(members: { readonly [K in keyof T]-?: Shape<T[K]> }): Shape<T> {
  const shapes = new Map<string, Shape<unknown>>(Object.entries(members));
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const given = new Map<string, unknown>(Object.entries(value));
    return [...given.keys()].every((key) => shapes.has(key)) && [...shapes].every(([key, shape]) => shape(given.get(key)));
  };
}
