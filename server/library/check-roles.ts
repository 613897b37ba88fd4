import type { PowerItem } from '../../core/catalogue/power-item.ts';
import type { ChartNode } from '../../core/chart/chart.ts';
import { findRole } from '../../core/org/roles.ts';
import type { Path } from './yaml-place.ts';
import type { Finding } from './item-finding.ts';

/** A role with the field it stands in; `body` says whether an elected or drawn body is meant. */
type NamedRole = { readonly role: string; readonly at: Path; readonly body: boolean };

/** Roles that the table of roles does not have, or that cannot do what the item asks of them. */
export function roleFindings(item: PowerItem): readonly Finding[] {
  const named = [
    ...persons(item.startedBy, ['startedBy']),
    ...persons(item.responsiblePosts, ['responsiblePosts']),
    ...item.chart.nodes.flatMap((node, at) => rolesOf(node).map((entry) => ({ ...entry, at: ['nodes', at, ...entry.at] }))),
  ];
  return named.flatMap((entry) => {
    const problem = roleProblem(entry);
    return problem === null ? [] : [{ at: entry.at, problem }];
  });
}

function rolesOf(node: ChartNode): readonly NamedRole[] {
  if (node.type === 'task') return persons(node.posts, ['posts']);
  if (node.type === 'vote') return [...persons(node.recorders, ['recorders']), { role: node.body, at: ['body'], body: true }];
  if (node.type === 'notice') return persons(node.answeredBy, ['answeredBy']);
  return node.type === 'external' ? persons(node.notedBy, ['notedBy']) : [];
}

function persons(names: readonly string[], field: Path): readonly NamedRole[] {
  return names.map((name, at) => ({ role: name, at: [...field, at], body: false }));
}

function roleProblem(named: NamedRole): string | null {
  const entry = findRole(named.role);
  if (entry === undefined) return `no role ${named.role}`;
  if (!entry.business) return `${named.role} administers the software and may not act on cases`;
  if (named.body && !entry.body) return `${named.role} is a post, a vote needs a body`;
  return !named.body && entry.body ? `${named.role} is a body, a step needs a post` : null;
}
