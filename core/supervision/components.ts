/** The connected components of a graph given by its edges: each node with all members of its component, in order of text. */
export function components(edges: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const parent = new Map<string, string>();
  const root = (node: string): string => {
    let at = node;
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) at = up;
    return at;
  };
  for (const [a, b] of edges) {
    for (const node of [a, b]) if (!parent.has(node)) parent.set(node, node);
    parent.set(root(a), root(b));
  }
  const members = new Map<string, string[]>();
  for (const node of [...parent.keys()].sort()) {
    const known = members.get(root(node));
    if (known === undefined) members.set(root(node), [node]);
    else known.push(node);
  }
  return new Map([...parent.keys()].map((node) => [node, members.get(root(node)) ?? []]));
}
