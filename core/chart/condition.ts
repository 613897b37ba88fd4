/** A constant that a form field or case fact is compared with. */
export type Constant = string | number | boolean;

/**
 * A condition in the closed grammar: data, never code. At most 32 nodes.
 *
 * `field` names a declared form field (`form.<id>`) or a case fact (`case.kin-registered`, `case.objections`).
 */
export type Condition =
  | { readonly op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'; readonly field: string; readonly value: Constant }
  | { readonly op: 'in'; readonly field: string; readonly values: readonly Constant[] }
  | { readonly op: 'and' | 'or'; readonly all: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition };
