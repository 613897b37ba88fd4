import { type Document, type Node, type Pair, isMap, isNode } from 'yaml';

/** Where in a YAML text a value stands: keys and list positions from the root. */
export type Path = readonly (string | number)[];

/** Where in the text an error of a form belongs. */
export function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsetAt(document, path.slice(0, length));
    if (offset !== undefined) return offset;
  }
  return 0;
}

/** Where in the text a path stands, or the nearest that exists above it. */
function offsetAt(document: Document, path: Path): number | undefined {
  const last = path.at(-1);
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) return startOf(keyOf(parent.items, last));
  return startOf(document.getIn(path, true));
}

function keyOf(pairs: readonly Pair[], name: string | number | undefined): unknown {
  return pairs.map((pair) => pair.key).find((key) => isNode(key) && 'value' in key && key.value === name);
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? rangeStart(node) : undefined;
}

function rangeStart(node: Node): number | undefined {
  return node.range?.[0];
}
