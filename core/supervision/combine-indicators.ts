/** A hit of a rule or indicator about purchases. */
export type IndicatorHit = {
  readonly rule: string;
  /** 违法 breaks a law by itself, 佐证 only supports another; null is neither and always stands. */
  readonly kind: '违法' | '佐证' | null;
  /** True for a rule that stands by itself and supports indicators too. */
  readonly supports: boolean;
  /** Purchases it is about. */
  readonly projects: readonly string[];
};

/** Whether an alert opens, and which other supporting rules meet it on a purchase. */
export type Combined = { readonly opens: boolean; readonly with: readonly string[] };

/**
 * Which hits open an alert: those that break a law, and supporting ones that meet another supporting one on one purchase. What
 * only supports is never told alone: checking where indicators meet is what made published campaigns workable.
 */
export function combineIndicators(hits: readonly IndicatorHit[]): readonly Combined[] {
  const supporting = new Map<string, Set<string>>();
  for (const { rule, kind, supports, projects } of hits)
    if (kind === '佐证' || supports)
      for (const project of projects) supporting.set(project, (supporting.get(project) ?? new Set()).add(rule));
  return hits.map(({ rule, kind, projects }) => {
    const met = projects.flatMap((project) => [...(supporting.get(project) ?? [])].filter((other) => other !== rule));
    const others = [...new Set(met)].sort();
    return { opens: kind !== '佐证' || others.length > 0, with: kind === '佐证' ? others : [] };
  });
}
