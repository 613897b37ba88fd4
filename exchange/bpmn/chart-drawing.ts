import type { Chart, ChartNode, Edge, NodeId } from '../../core/chart/chart.ts';
import type { BpmnLane, BpmnNode, Unmapped } from './process.ts';

/** A chart id out of any id: lower-case letters, digits and hyphens. */
export function readableId(id: string): NodeId {
  const plain = id
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return /^[a-z]/.test(plain) ? plain : `n-${plain}`;
}

/** The chart under construction: ids are made readable and unique, doubled arrows are drawn once. */
export class ChartDrawing {
  readonly unmapped: Unmapped[] = [];
  readonly #nodes: ChartNode[] = [];
  readonly #edges: Edge[] = [];
  readonly #ids = new Map<string, NodeId>();
  readonly #used = new Set<NodeId>();
  readonly #arrows = new Set<string>();
  readonly #postOf: ReadonlyMap<string, string>;

  constructor(lanes: readonly BpmnLane[]) {
    this.#postOf = new Map(lanes.flatMap((lane) => lane.nodes.map((node) => [node, lane.name === '' ? lane.id : lane.name])));
  }

  /** The chart id of a BPMN id (or of a key we made), always the same. */
  idOf(key: string): NodeId {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const plain = readableId(key);
    let id = plain;
    for (let number = 2; this.#used.has(id); number += 1) id = `${plain}-${number}`;
    this.#used.add(id);
    this.#ids.set(key, id);
    return id;
  }

  /** The lane a node lies in, the innermost; it stands for the post. */
  postsOf(node: string): readonly string[] {
    const post = this.#postOf.get(node);
    return post === undefined ? [] : [post];
  }

  node(node: ChartNode): NodeId {
    this.#nodes.push(node);
    return node.id;
  }

  /** A node without duties: a choice, fork, join or pass. */
  plain(key: string, type: 'xor' | 'and', name = ''): NodeId {
    const id = this.idOf(key);
    const names = { id, name, plainName: name };
    return this.node(type === 'xor' ? { ...names, type, of: null } : { ...names, type });
  }

  edge(edge: Edge): void {
    const key = `${edge.from} ${edge.to}`;
    if (this.#arrows.has(key)) {
      // Two arrows between the same nodes are told apart by a node on the second.
      const between = this.plain(`${key} ${this.#edges.length}`, 'xor');
      this.edge({ ...edge, to: between });
      this.edge({ from: between, to: edge.to });
      return;
    }
    this.#arrows.add(key);
    this.#edges.push(edge);
  }

  leaveOut(node: BpmnNode, reason: string): void {
    this.unmapped.push({ id: node.id, element: node.type, reason, weight: 'refused' });
  }

  chart(): Chart {
    return { nodes: this.#nodes, edges: this.#edges, constraints: [], variants: [] };
  }
}
