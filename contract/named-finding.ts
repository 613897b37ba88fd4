import type { Finding } from '../core/chart/analyse/finding.ts';

/** A finding with names in place of ids, for people. `nameOf` gives back what it does not know. */
export function namedFinding(finding: Finding, nameOf: (id: string) => string): Finding {
  const because = Object.fromEntries(
    Object.entries(finding.because).map(([key, value]) => [
      key,
      typeof value === 'string' ? nameOf(value) : Array.isArray(value) ? value.map((one: string) => nameOf(one)) : value,
    ]),
  );
  return { ...finding, nodes: finding.nodes.map(nameOf), because };
}
