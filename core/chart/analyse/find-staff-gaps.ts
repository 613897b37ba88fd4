import type { CheckedChart, Finding } from './finding.ts';

/** Posts without holders, posts with a single one, and charts that cannot be staffed (at all, or when one is absent). */
export function findStaffGaps(chart: CheckedChart): readonly Finding[] {
  return [...postless(chart), ...postGaps(chart), ...staffing(chart)];
}

function postless({ facts }: CheckedChart): Finding[] {
  const steps = facts.flow.steps.filter((step) => step.posts.length === 0);
  return steps.map((step) => ({ code: 'no-post', severity: 'error', nodes: [step.id], because: {} }));
}

function postGaps({ input, facts }: CheckedChart): Finding[] {
  return input.posts.flatMap((post): Finding[] => {
    const steps = facts.flow.steps.filter((step) => step.posts.includes(post.id));
    if (steps.length === 0 || post.holders.length > 1) return [];
    const nodes = steps.map((step) => step.id);
    const [holder] = post.holders;
    if (holder !== undefined) return [{ code: 'single-holder', severity: 'notice', nodes, because: { post: post.id, person: holder } }];
    const stuck = steps.some((step) => step.posts.every((each) => input.posts.find((other) => other.id === each)?.holders.length === 0));
    return [{ code: 'empty-post', severity: stuck ? 'error' : 'warning', nodes, because: { post: post.id } }];
  });
}

function staffing({ results }: CheckedChart): Finding[] {
  const found: Finding[] = [];
  if (results.satisfiable === false) found.push({ code: 'not-satisfiable', severity: 'error', nodes: [], because: {} });
  if (results.canApprove === false) found.push({ code: 'cannot-approve', severity: 'error', nodes: [], because: {} });
  const critical = results.criticalPersons ?? [];
  if (critical.length > 0) found.push({ code: 'not-resilient', severity: 'notice', nodes: [], because: { persons: critical } });
  return found;
}
