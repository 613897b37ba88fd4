/** A chart in the exchange format, written in few characters for tests. */
export type Shorthand = {
  /** Node id -> type; `task:post`, `task:post/post*2` for two actors, `+` marks an approval, `vote:body 3 2` quorum and yes. */
  readonly nodes: Readonly<Record<string, string>>;
  /** `s>a>b, b>c` */
  readonly edges: string;
  /** `clerk: p1 p2; head: p3` */
  readonly posts: string;
  readonly constraints?: readonly object[];
  /** `p3>p1 head` */
  readonly delegations?: readonly string[];
  readonly relatives?: readonly (readonly [string, string])[];
  readonly applicant?: string;
};

/** The exchange form of a shorthand, ready for the reader of `mingquan check`. */
export function written(chart: Shorthand): object {
  const posts = Object.fromEntries(
    chart.posts
      .split(';')
      .filter((row) => row.trim() !== '')
      .map((row) => row.split(':'))
      .map(([name, holders]) => [(name ?? '').trim(), (holders ?? '').split(' ').filter((each) => each !== '')]),
  );
  return {
    id: 'written',
    flow: {
      nodes: Object.fromEntries(Object.entries(chart.nodes).map(([name, text]) => [name, nodeOf(text)])),
      edges: chart.edges.split(',').flatMap((chain) => pairs(chain.trim().split('>'))),
    },
    persons: [
      ...new Set([...Object.values(posts).flat(), ...(chart.delegations ?? []).flatMap((text) => text.split(/[> ]/).slice(0, 2))]),
    ].sort(),
    posts,
    constraints: chart.constraints ?? [],
    delegations: (chart.delegations ?? []).map((text) => text.split(/[> ]/)).map(([from, to, post]) => ({ from, to, post })),
    relatives: chart.relatives ?? [],
    applicant: chart.applicant ?? null,
  };
}

function pairs(chain: readonly string[]): (readonly [string, string])[] {
  return chain.slice(1).map((to, at) => [chain[at] ?? '', to]);
}

function nodeOf(text: string): object {
  const approval = text.endsWith('+');
  const [type = '', rest = ''] = text.replace('+', '').split(':');
  if (type === 'end') return { type, outcome: rest === '' ? 'approve' : rest };
  if (type === 'task') {
    const [posts = '', actors] = rest.split('*');
    return { type, posts: posts.split('/'), approval, ...(actors === undefined ? {} : { actors: Number(actors) }) };
  }
  if (type === 'vote') {
    const [body = '', quorum, yes] = rest.split(' ');
    return { type, posts: [body], quorum: Number(quorum), yes: Number(yes), approval };
  }
  return { type };
}
