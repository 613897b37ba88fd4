/** Search nodes that may still be spent. Not time: a publication gate must not depend on the load of the machine. */
export type Budget = { left: number };

/** Search nodes per chart unless told otherwise. */
export const defaultBudget = 300_000;

/** Takes one node; false when none is left. */
export function spend(budget: Budget): boolean {
  if (budget.left <= 0) return false;
  budget.left -= 1;
  return true;
}

/** Runs `question` with at most the given part of the budget and charges what it used. */
export function withPart<Answer>(budget: Budget, part: number, question: (own: Budget) => Answer): Answer {
  const own: Budget = { left: Math.floor(budget.left * part) };
  const given = own.left;
  const answer = question(own);
  budget.left -= given - own.left;
  return answer;
}
