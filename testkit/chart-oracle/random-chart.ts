import type { AnalysisInput, FlowEdge, FlowNode, StaffDelegation } from '../../core/chart/analyse/input.ts';
import { blankPaper } from '../../core/chart/analyse/input.ts';
import type { Constraint } from '../../core/chart/chart.ts';

/** Sizes of a random chart; small enough for the oracle. */
export type ChartSize = { readonly steps: number; readonly persons: number; readonly posts: number };

/**
 * A small chart with staffing read off a tape of numbers: the same tape gives the same chart, a shorter tape a simpler
 * one, so that a failing case shrinks. About one in four is spoiled by a stray edge and usually not sound.
 */
export function chartFromTape(tape: readonly number[], size: ChartSize): AnalysisInput {
  return new Builder(tape, size).build();
}

class Builder {
  readonly #tape: readonly number[];
  readonly #size: ChartSize;
  readonly #nodes: FlowNode[] = [];
  readonly #edges: FlowEdge[] = [];
  #at = 0;
  #left: number;

  constructor(tape: readonly number[], size: ChartSize) {
    this.#tape = tape;
    this.#size = size;
    this.#left = size.steps;
  }

  build(): AnalysisInput {
    const persons = Array.from({ length: this.#size.persons - this.#pick(3) }, (_, at) => `p${at + 1}`);
    const levels = this.#pick(2) === 1;
    const posts = Array.from({ length: this.#size.posts }, (_, at) => ({
      id: `o${at + 1}`,
      holders: this.#pick(15) === 14 ? [] : this.#some(persons, 4),
      level: levels ? (['village', 'town'][this.#pick(2)] ?? null) : null,
    }));
    const postIds = posts.map((post) => post.id);
    this.#add({ type: 'start', id: 's' });
    const last = this.#block('s', postIds, 0);
    if (this.#nodes.at(-1)?.type !== 'end' || last !== '') this.#endAfter(last);
    if (this.#pick(4) === 3) this.#spoil();
    const steps = this.#nodes.flatMap((node) => (node.type === 'task' || node.type === 'vote' ? [node.id] : []));
    const holders = posts.flatMap((post) => post.holders.map((from) => ({ from, post: post.id })));
    return {
      id: 'r',
      title: null,
      nodes: this.#nodes,
      edges: this.#edges,
      persons,
      posts,
      constraints: this.#constraints(steps),
      delegations: this.#delegations(holders, persons),
      relatives: this.#pairs(persons),
      applicant: this.#pick(3) === 2 ? (persons[this.#pick(persons.length)] ?? null) : null,
      totalLimit: null,
    };
  }

  #pick(below: number): number {
    const value = this.#tape[this.#at] ?? 0;
    this.#at += 1;
    return below <= 0 ? 0 : value % below;
  }

  #some<Member>(all: readonly Member[], most: number): Member[] {
    const count = most - this.#pick(most);
    return [...new Set(Array.from({ length: count }, () => all[this.#pick(all.length)]))].flatMap((each) =>
      each === undefined ? [] : [each],
    );
  }

  #add(node: FlowNode): string {
    this.#nodes.push(node);
    return node.id;
  }

  #link(from: string, to: string): void {
    if (!this.#edges.some((edge) => edge.from === from && edge.to === to)) this.#edges.push({ from, to, max: null });
  }

  #name(kind: string): string {
    return `${kind}${this.#nodes.length}`;
  }

  #endAfter(from: string): void {
    const outcome = (['approve', 'approve', 'approve', 'approve', 'reject', 'close'] as const)[this.#pick(6)] ?? 'approve';
    this.#link(from, this.#add({ type: 'end', id: this.#name('e'), outcome }));
  }

  /** Appends blocks after `from`; returns the node at which the chain stands. */
  #block(from: string, posts: readonly string[], depth: number): string {
    let at = from;
    for (let more = (depth === 0 ? 4 : 1) + this.#pick(3); more > 0 && this.#left > 0; more -= 1) {
      const kind = depth > 2 ? 0 : this.#pick(10);
      if (kind <= 4) at = this.#step(at, posts);
      else if (kind === 5) at = this.#pause(at);
      else if (kind <= 7) at = this.#choice(at, posts, depth);
      else if (kind === 8) at = this.#parallel(at, posts, depth);
      else at = this.#loop(at, posts, depth);
    }
    return at;
  }

  #step(from: string, posts: readonly string[]): string {
    this.#left -= 1;
    const own = posts.length === 0 ? [] : [posts[this.#pick(posts.length)] ?? ''];
    if (this.#pick(4) === 3) own.push(posts[this.#pick(posts.length)] ?? '');
    const act = { posts: [...new Set(own)], approval: this.#pick(2) === 1, requiredByLaw: this.#pick(4) === 3, paper: blankPaper };
    const kind = this.#pick(8);
    const id = this.#name('t');
    if (kind === 7) this.#add({ type: 'vote', id, quorum: 1 + this.#pick(2), yes: 1 + this.#pick(2), ...act });
    else this.#add({ type: 'task', id, actors: kind === 6 ? 2 : 1, ...act });
    this.#link(from, id);
    return id;
  }

  #pause(from: string): string {
    const type = (['notice', 'timer', 'external'] as const)[this.#pick(3)] ?? 'notice';
    const id = this.#add({ type, id: this.#name('n'), wait: null });
    this.#link(from, id);
    return id;
  }

  #choice(from: string, posts: readonly string[], depth: number): string {
    const split = this.#add({ type: 'xor', id: this.#name('x') });
    this.#link(from, split);
    const merge = this.#add(
      this.#pick(2) === 0 ? { type: 'xor', id: this.#name('m') } : { type: 'timer', id: this.#name('m'), wait: null },
    );
    for (let branch = 0; branch < 2; branch += 1) {
      const form = this.#pick(5);
      if (form === 4 && branch === 1) {
        this.#endAfter(split);
        continue;
      }
      const last = form === 3 ? split : this.#block(split, posts, depth + 1);
      this.#link(last === split && this.#edges.some((edge) => edge.from === split && edge.to === merge) ? this.#pause(split) : last, merge);
    }
    return merge;
  }

  #parallel(from: string, posts: readonly string[], depth: number): string {
    const implicit = this.#pick(2) === 1;
    const split = this.#add(implicit ? { type: 'timer', id: this.#name('f'), wait: null } : { type: 'and', id: this.#name('f') });
    this.#link(from, split);
    const join = this.#add({ type: 'and', id: this.#name('j') });
    for (let branch = 0; branch < 2; branch += 1) {
      const last = this.#block(split, posts, depth + 1);
      this.#link(last === split ? this.#pause(split) : last, join);
    }
    return join;
  }

  #loop(from: string, posts: readonly string[], depth: number): string {
    const head = this.#add({ type: 'xor', id: this.#name('h') });
    this.#link(from, head);
    const last = this.#block(head, posts, depth + 1);
    const exit = this.#add({ type: 'xor', id: this.#name('y') });
    this.#link(last, exit);
    this.#link(this.#pick(2) === 0 ? exit : this.#block(exit, posts, depth + 1), head);
    return exit;
  }

  /** Adds, redirects or removes one edge. */
  #spoil(): void {
    const ids = this.#nodes.flatMap((node) => (node.type === 'start' ? [] : [node.id]));
    const from = this.#nodes.flatMap((node) => (node.type === 'end' ? [] : [node.id]));
    const to = ids[this.#pick(ids.length)] ?? '';
    if (this.#pick(3) === 2 && this.#edges.length > 1) this.#edges.splice(this.#pick(this.#edges.length), 1);
    else this.#link(from[this.#pick(from.length)] ?? 's', to);
  }

  #constraints(steps: readonly string[]): Constraint[] {
    if (steps.length === 0) return [];
    const single = new Set(
      this.#nodes.flatMap((node) =>
        (node.type === 'task' && node.actors === 1) || (node.type === 'vote' && Math.max(node.quorum, node.yes) === 1) ? [node.id] : [],
      ),
    );
    return Array.from({ length: this.#pick(5) }, (): Constraint | null => {
      const kind = this.#pick(12);
      const own = this.#some(steps, 4);
      if (own.length === 0) return null;
      if (kind <= 4) return { type: 'sod', steps: own, by: (['actor', 'principal', 'both'] as const)[this.#pick(3)] ?? 'actor' };
      if (kind === 5) return own.every((step) => single.has(step)) ? { type: 'bod', steps: own } : null;
      if (kind <= 7) return { type: 'coi', steps: own };
      if (kind === 8) return { type: 'coi_applicant', steps: own };
      if (kind <= 10) return { type: 'sod_repeat', steps: own };
      return { type: 'at_most', steps: own, k: 1 + this.#pick(2) };
    }).flatMap((each) => (each === null ? [] : [each]));
  }

  #delegations(holders: readonly { readonly from: string; readonly post: string }[], persons: readonly string[]): StaffDelegation[] {
    if (holders.length === 0) return [];
    return Array.from({ length: this.#pick(4) }, () => {
      const { from, post } = holders[this.#pick(holders.length)] ?? { from: '', post: '' };
      return { from, to: persons[this.#pick(persons.length)] ?? '', post };
    }).filter((each) => each.from !== each.to);
  }

  #pairs(persons: readonly string[]): (readonly [string, string])[] {
    return Array.from(
      { length: this.#pick(4) },
      () => [persons[this.#pick(persons.length)] ?? '', persons[this.#pick(persons.length)] ?? ''] as const,
    ).filter(([left, right]) => left !== right);
  }
}
