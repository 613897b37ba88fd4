import type { CheckCase, CheckError, CheckNode } from './check.ts';

/** What the form alone cannot say: unknown or doubled names, edges that cannot be, rules that contradict themselves. */
export function referenceErrors(data: CheckCase): readonly CheckError[] {
  return [
    ...nodeErrors(data),
    ...edgeErrors(data),
    ...staffErrors(data),
    ...constraintErrors(data),
    ...delegationErrors(data),
    ...otherErrors(data),
  ];
}

function error(at: string, chinese: string, english: string): CheckError {
  return { at, chinese, english };
}

function doubled(list: readonly string[], at: string): CheckError[] {
  const twice = list.filter((each, place) => list.indexOf(each) !== place);
  return [...new Set(twice)].map((each) => error(at, `${each} 重复`, `${each} is named twice`));
}

function nodeErrors(data: CheckCase): CheckError[] {
  const entries = Object.entries(data.flow.nodes);
  const starts = entries.filter(([, node]) => node.type === 'start').map(([name]) => name);
  const one =
    starts.length === 1
      ? []
      : [
          error(
            'flow.nodes',
            `须有且只有一个开始节点，现有 ${starts.length} 个`,
            `must have exactly one start node, has ${starts.length}${starts.length > 1 ? `: ${starts.join(', ')}` : ''}`,
          ),
        ];
  return [...one, ...entries.flatMap(([name, node]) => postErrors(data, name, node))];
}

function postErrors(data: CheckCase, name: string, node: CheckNode): CheckError[] {
  if (node.type !== 'task' && node.type !== 'vote') return [];
  const at = `flow.nodes.${name}.posts`;
  const unknown = node.posts.filter((post) => !Object.hasOwn(data.posts, post));
  const unlevelled = data.levels === undefined ? [] : node.posts.filter((post) => !Object.hasOwn(data.levels ?? {}, post));
  return [
    ...unknown.map((post) => error(at, `未知的岗位 ${post}`, `unknown post ${post}`)),
    ...unlevelled.map((post) => error('levels', `岗位 ${post} 没有层级`, `post ${post} of node ${name} has no level`)),
    ...doubled(node.posts, at),
  ];
}

function edgeErrors(data: CheckCase): CheckError[] {
  const seen = new Set<string>();
  return data.flow.edges.flatMap((edge, place) => {
    const [from, to] = 'from' in edge ? [edge.from, edge.to] : edge;
    const at = `flow.edges[${place}] ${from} -> ${to}`;
    const key = JSON.stringify([from, to]);
    const again = seen.has(key) ? [error(at, '连线重复', 'edge is given twice')] : [];
    seen.add(key);
    return [...again, ...endErrors(data, at, { from, to })];
  });
}

function endErrors(data: CheckCase, at: string, edge: { readonly from: string; readonly to: string }): CheckError[] {
  const { nodes } = data.flow;
  const unknown = [edge.from, edge.to].filter((name) => !Object.hasOwn(nodes, name));
  if (unknown.length > 0) return [...new Set(unknown)].map((name) => error(at, `未知的节点 ${name}`, `unknown node ${name}`));
  return [
    ...(nodes[edge.from]?.type === 'end'
      ? [error(at, `连线不能离开结束节点 ${edge.from}`, `an edge cannot leave the end ${edge.from}`)]
      : []),
    ...(nodes[edge.to]?.type === 'start'
      ? [error(at, `连线不能进入开始节点 ${edge.to}`, `an edge cannot enter the start ${edge.to}`)]
      : []),
  ];
}

function staffErrors(data: CheckCase): CheckError[] {
  const persons = new Set(data.persons);
  return [
    ...doubled(data.persons, 'persons'),
    ...Object.entries(data.posts).flatMap(([post, holders]) => [
      ...doubled(holders, `posts.${post}`),
      ...holders
        .filter((holder) => !persons.has(holder))
        .map((holder) => error(`posts.${post}`, `未知的人员 ${holder}`, `unknown person ${holder}`)),
    ]),
    ...Object.keys(data.levels ?? {})
      .filter((post) => !Object.hasOwn(data.posts, post))
      .map((post) => error(`levels.${post}`, `未知的岗位 ${post}`, `unknown post ${post}`)),
  ];
}

function constraintErrors(data: CheckCase): CheckError[] {
  return (data.constraints ?? []).flatMap((constraint, place) => {
    const at = `constraints[${place}] ${constraint.type}`;
    const { nodes } = data.flow;
    const known = constraint.steps.filter((step) => Object.hasOwn(nodes, step));
    const unknown = constraint.steps.filter((step) => !Object.hasOwn(nodes, step));
    const idle = known.filter((step) => nodes[step]?.type !== 'task' && nodes[step]?.type !== 'vote');
    const crowds = constraint.type === 'bod' ? known.filter((step) => actorsOf(nodes[step]) > 1) : [];
    return [
      ...(constraint.steps.length === 0 ? [error(`${at}.steps`, '没有环节', 'names no step')] : []),
      ...unknown.map((step) => error(`${at}.steps`, `未知的节点 ${step}`, `unknown node ${step}`)),
      ...idle.map((step) => error(`${at}.steps`, `节点 ${step} 不是办理或表决环节`, `node ${step} is neither a task nor a vote`)),
      ...crowds.map((step) =>
        error(
          `${at}.steps`,
          `环节 ${step} 需要多人，不能要求由同一人办理`,
          `node ${step} needs several actors, so no single person can do it`,
        ),
      ),
      ...doubled(constraint.steps, `${at}.steps`),
    ];
  });
}

function actorsOf(node: CheckNode | undefined): number {
  if (node?.type === 'task') return node.actors ?? 1;
  return node?.type === 'vote' ? Math.max(node.quorum, node.yes) : 0;
}

function delegationErrors(data: CheckCase): CheckError[] {
  const persons = new Set(data.persons);
  return (data.delegations ?? []).flatMap((given, place) => {
    const at = `delegations[${place}]`;
    const strangers = (['from', 'to'] as const).filter((end) => !persons.has(given[end]));
    const holders = Object.hasOwn(data.posts, given.post) ? data.posts[given.post] : undefined;
    const dated = given.from_day !== undefined || given.to_day !== undefined;
    const backwards = given.from_day !== undefined && given.to_day !== undefined && given.from_day > given.to_day;
    return [
      ...strangers.map((end) => error(`${at}.${end}`, `未知的人员 ${given[end]}`, `unknown person ${given[end]}`)),
      ...(holders === undefined ? [error(`${at}.post`, `未知的岗位 ${given.post}`, `unknown post ${given.post}`)] : []),
      ...(holders !== undefined && persons.has(given.from) && !holders.includes(given.from)
        ? [
            error(
              `${at}.from`,
              `${given.from} 不任岗位 ${given.post}，不能授权`,
              `${given.from} does not hold the post ${given.post} and cannot give it`,
            ),
          ]
        : []),
      ...(dated && data.day === undefined
        ? [
            error(
              `${at}.${given.from_day === undefined ? 'to_day' : 'from_day'}`,
              '授权有起止日期时须给出 day',
              'a delegation with days needs the field day',
            ),
          ]
        : []),
      ...(backwards ? [error(`${at}.to_day`, '截止日早于起始日', 'ends before it begins')] : []),
    ];
  });
}

/** The applicant may be no official; relatives name officials or him. */
function otherErrors(data: CheckCase): CheckError[] {
  const known = new Set([...data.persons, ...(typeof data.applicant === 'string' ? [data.applicant] : [])]);
  return (data.relatives ?? []).flatMap((pair, place) =>
    pair
      .filter((person) => !known.has(person))
      .map((person) => error(`relatives[${place}]`, `未知的人员 ${person}`, `unknown person ${person}`)),
  );
}
