import type { AnalysisInput, FlowNode, Paper } from './input.ts';

/** What a step and a remaining one have in common. */
export type Duplication = {
  readonly step: string;
  /** The remaining step. */
  readonly with: string;
  readonly posts: readonly string[];
  readonly basis: readonly string[];
  /** Risks of the step that the other one guards against too. */
  readonly risks: readonly string[];
};

type Act = { readonly id: string; readonly posts: readonly string[]; readonly paper: Paper };

/** Share of common pairs of neighbouring characters from which two risks are taken as the same one (Dice). */
const sameRisk = 0.5;

/** Which remaining steps do what the steps taken out did: posts, legal bases and risks in common; most in common first. */
export function duplicationsOf(input: AnalysisInput, without: ReadonlySet<string>): readonly Duplication[] {
  const acts = input.nodes.flatMap(actOf);
  const staying = acts.filter((act) => !without.has(act.id));
  return acts
    .filter((act) => without.has(act.id))
    .flatMap((gone) =>
      staying
        .map((other) => inCommon(gone, other))
        .filter((each) => sizeOf(each) > 0)
        .sort((left, right) => sizeOf(right) - sizeOf(left)),
    );
}

function actOf(node: FlowNode): readonly Act[] {
  return node.type === 'task' || node.type === 'vote' ? [{ id: node.id, posts: node.posts, paper: node.paper }] : [];
}

function inCommon(gone: Act, other: Act): Duplication {
  const bases = new Set(other.paper.basis);
  const theirs = (other.paper.risks ?? []).map((risk) => pairsOf(risk.what));
  return {
    step: gone.id,
    with: other.id,
    posts: gone.posts.filter((post) => other.posts.includes(post)),
    basis: (gone.paper.basis ?? []).filter((basis) => bases.has(basis)),
    risks: (gone.paper.risks ?? [])
      .map((risk) => risk.what)
      .filter((what) => theirs.some((pairs) => likeness(pairsOf(what), pairs) >= sameRisk)),
  };
}

function sizeOf(each: Duplication): number {
  return each.posts.length + each.basis.length + each.risks.length;
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = [...text].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  return new Set(letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`));
}

function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const common = [...left].filter((pair) => right.has(pair)).length;
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size);
}
