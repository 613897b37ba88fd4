import type { ModdleElement } from 'bpmn-moddle';

/** True when the value is an element of the meta-model. */
export function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value && typeof value.$type === 'string';
}

/** The elements of a member that holds many; a single one counts as a list of one. */
export function elementsIn(owner: ModdleElement, member: string): readonly ModdleElement[] {
  const value = valueOf(owner, member);
  if (Array.isArray(value)) return value.filter(isElement);
  return isElement(value) ? [value] : [];
}

/** A member that holds text, '' when it has none. */
export function textIn(owner: ModdleElement, member: string): string {
  const value = valueOf(owner, member);
  return typeof value === 'string' ? value : '';
}

/** A member that holds yes or no. */
export function isSet(owner: ModdleElement, member: string): boolean {
  return valueOf(owner, member) === true;
}

/** The id of the element a member refers to, null when it refers to none. */
export function idIn(owner: ModdleElement, member: string): string | null {
  const value = valueOf(owner, member);
  return isElement(value) ? (value.id ?? null) : null;
}

/** Elements of foreign namespaces have no members of the meta-model. */
function valueOf(owner: ModdleElement, member: string): unknown {
  return typeof owner.get === 'function' ? owner.get(member) : undefined;
}

/** Our own facts in the element's extensions, by name. */
export function factsIn(owner: ModdleElement): ReadonlyMap<string, string> {
  const facts = elementsIn(owner, 'extensionElements')
    .flatMap((extensions) => elementsIn(extensions, 'values'))
    .filter((value) => value.$type === 'mingquan:Facts')
    .flatMap((value) => elementsIn(value, 'facts'));
  return new Map(facts.map((fact) => [textIn(fact, 'name'), textIn(fact, 'value')]));
}
