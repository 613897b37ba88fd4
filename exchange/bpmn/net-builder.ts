import type { ModelStep, Transition } from '../../core/chart/conform/net.ts';

/** Collects places and transitions of a net. */
export class NetBuilder {
  readonly transitions: Transition[] = [];
  readonly order: ModelStep[] = [];
  /** Name of each place: the id of its sequence flow, or null. */
  readonly flowOf: (string | null)[] = [];

  place(flow: string | null = null): number {
    return this.flowOf.push(flow) - 1;
  }

  /** Adds a silent transition unless told a label. */
  move(node: string, take: readonly number[], rest: Omit<Partial<Transition>, 'node' | 'take'>): void {
    this.transitions.push({ label: null, give: [], ...rest, node, take });
  }
}
