import type { BpmnNode, BpmnScope } from './process.ts';

/** Items by a key of theirs, in their order. */
export function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [item]);
    else known.push(item);
  }
  return groups;
}

/** Boundary events that can happen, by the activity they are attached to. */
export function boundariesIn({ nodes }: BpmnScope): ReadonlyMap<string, readonly BpmnNode[]> {
  return groupedBy(
    nodes.filter((node) => node.kind === 'boundary' && node.event !== 'compensate'),
    (node) => node.attachedTo ?? '',
  );
}
