/**
 * Probability of `least` or more successes in `n` trials of probability `p`: the exact one-sided binomial test. Only the
 * largest term is worked out; the others follow from it outwards, each from its neighbour, in units of the largest, so that
 * none of weight is lost to underflow.
 */
export function binomialTail(least: number, n: number, p: number): number {
  if (least <= 0) return 1;
  if (least > n || p <= 0) return 0;
  if (p >= 1) return 1;
  const top = Math.max(least, Math.min(n, Math.floor((n + 1) * p)));
  const odds = p / (1 - p);
  let sum = 1;
  for (let [k, term] = [top, 1]; k < n && term > 0; k += 1) sum += term *= ((n - k) / (k + 1)) * odds;
  for (let [k, term] = [top, 1]; k > least && term > 0; k -= 1) sum += term *= k / (n - k + 1) / odds;
  return Math.min(1, Math.exp(logChoose(n, top) + top * Math.log(p) + (n - top) * Math.log1p(-p)) * sum);
}

/** Logarithm of the number of ways to choose `k` of `n`. */
function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= Math.min(k, n - k); i += 1) sum += Math.log(n - i + 1) - Math.log(i);
  return sum;
}

/**
 * Which hypotheses the procedure of Benjamini and Hochberg rejects, keeping the share of false ones among them below `q`.
 *
 * @returns one answer for each p-value, in its place
 * @source benjamini-hochberg-1995
 */
export function benjaminiHochberg(pValues: readonly number[], q: number): readonly boolean[] {
  const sorted = [...pValues].sort((a, b) => a - b);
  const last = sorted.findLastIndex((p, index) => p <= ((index + 1) / sorted.length) * q);
  const limit = last < 0 ? undefined : sorted[last];
  return pValues.map((p) => limit !== undefined && p <= limit);
}
