import { components } from './components.ts';

/** Two suppliers that nearly always bid together, and who won what they bid for: `project>winner|project>winner`. */
export type BiddingPair = { readonly a: string; readonly b: string; readonly won: string };

/** A ring whose members win in turns. */
export type Rotation = {
  readonly members: readonly string[];
  readonly projects: readonly string[];
  readonly wins: ReadonlyMap<string, number>;
};

/** Fewest members, and the shares of the ring's projects in percent between which each member wins. */
export type RotationLimits = { readonly fewest: number; readonly low: number; readonly high: number };

/** Rings of suppliers in which everybody wins a fair share and no outsider ever wins. Deterministic, whatever the order of pairs. */
export function findRotations(pairs: readonly BiddingPair[], { fewest, low, high }: RotationLimits): readonly Rotation[] {
  const circles = components(pairs.map(({ a, b }) => [a, b] as const));
  const rings = new Map([...circles.values()].map((members) => [members.join('|'), members]));
  return [...rings.values()].flatMap((members) => {
    const winners = new Map(pairs.filter(({ a }) => members.includes(a)).flatMap(({ won }) => winnersOf(won)));
    const wins = new Map<string, number>();
    for (const winner of winners.values()) wins.set(winner, (wins.get(winner) ?? 0) + 1);
    const isFair = (member: string): boolean => {
      const share = (100 * (wins.get(member) ?? 0)) / winners.size;
      return low <= share && share <= high;
    };
    const inTurns = members.length >= fewest && members.every(isFair) && [...wins.keys()].every((winner) => members.includes(winner));
    return inTurns ? [{ members, projects: [...winners.keys()].sort(), wins }] : [];
  });
}

/** Projects without a winner say nothing of who wins. */
function winnersOf(won: string): readonly (readonly [string, string])[] {
  return won.split('|').flatMap((one) => {
    const at = one.lastIndexOf('>');
    const winner = one.slice(at + 1);
    return at <= 0 || winner === '' ? [] : [[one.slice(0, at), winner] as const];
  });
}
