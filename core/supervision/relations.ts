/** What a node of the view of relations stands for. */
export type RelationKind = 'record' | 'person' | 'official' | 'account' | 'supplier' | 'household' | 'invoice' | 'asset';

/** A node: a row, or somebody or something that rows name. Values are as masked as the rows are. */
export type RelationNode = { readonly id: string; readonly kind: RelationKind; readonly label: string; readonly distance: number };

/** An edge in words; `onPath` when it belongs to what the rule asks about. */
export type RelationEdge = { readonly from: string; readonly to: string; readonly label: string; readonly onPath: boolean };

/** What stands within two hops of what an alert is about. `cut` when more was there than is shown. */
export type Relations = { readonly nodes: readonly RelationNode[]; readonly edges: readonly RelationEdge[]; readonly cut: boolean };

type Values = Readonly<Record<string, string | null>>;

/** The evidence of an alert: the figures of the rule and the rows, masked. */
export type RelationSource = {
  readonly object: { readonly type: string; readonly shown: string };
  readonly values: Values;
  readonly rows: readonly { readonly table: string; readonly key: string; readonly values: Values }[];
};

/** Most hops from the object, and most nodes drawn. */
const mostHops = 2;
const mostNodes = 24;

type Draft = { readonly id: string; readonly kind: RelationKind; readonly label: string };
type Link = { readonly from: string; readonly to: string; readonly label: string };

/** Columns of rows that name somebody or something, with the kind and the words of the edge. */
const naming: readonly (readonly [column: string, kind: RelationKind, label: string])[] = [
  ['银行账号', 'account', '账户'],
  ['供应商编号', 'supplier', '供应商'],
  ['中标供应商编号', 'supplier', '中标'],
  ['经办人工号', 'official', '经办'],
  ['审批人工号', 'official', '审批'],
  ['操作人工号', 'official', '办理'],
  ['工号', 'official', '任职'],
  ['户编号', 'household', '同户'],
  ['发票代码与号码', 'invoice', '发票'],
  ['资产编号', 'asset', '资产'],
];

/** Columns with a masked number of a person, the column of his name, the words of the edge. */
const persons: readonly (readonly [number: string, name: string, label: string])[] = [
  ['身份证号', '姓名', '本人'],
  ['承租人身份证号', '承租人姓名', '承租'],
  ['法定代表人身份证号', '', '法定代表人'],
];

/** Rows that are one entity and no record of their own. */
const entities: Readonly<Record<string, readonly [column: string, kind: RelationKind]>> = {
  供应商: ['供应商编号', 'supplier'],
  公职人员: ['工号', 'official'],
};

/** Rows that only say that two belong together. */
const kinTable = '亲属关系';

/**
 * The relations of one alert: rows, and what they name, at most two hops from what it is about, with the path that the rule asks about. A masked
 * number is no identity: persons are one node only when number and name look alike, and who reads it must be told so.
 */
export function relationsOf(source: RelationSource): Relations {
  const graph = new Graph();
  for (const row of source.rows) addRow(graph, row);
  const start = startOf(source, graph);
  if (start === undefined) return { nodes: [], edges: [], cut: false };
  const found = addRuleLink(graph, source, start);
  const near = graph.distancesFrom(start);
  const all = [...graph.nodes.values()].flatMap((node) => {
    const distance = near.get(node.id);
    return distance === undefined ? [] : [{ ...node, distance }];
  });
  const within = all.filter(({ distance }) => distance <= mostHops);
  const shown = within.toSorted((a, b) => a.distance - b.distance).slice(0, mostNodes);
  const ids = new Set(shown.map(({ id }) => id));
  const edges = graph.links.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const path = pathOf(edges, { start, near, found });
  return {
    nodes: shown,
    edges: edges.map((edge) => ({ ...edge, onPath: path.has(edge) })),
    cut: shown.length < all.length,
  };
}

class Graph {
  readonly nodes = new Map<string, Draft>();
  readonly links: Link[] = [];

  add(kind: RelationKind, value: string, label = value): string {
    const id = `${kind}:${value}`;
    if (!this.nodes.has(id)) this.nodes.set(id, { id, kind, label });
    return id;
  }

  link(from: string, to: string, label: string): void {
    const known = this.links.some((one) => one.from === from && one.to === to && one.label === label);
    if (from !== to && !known) this.links.push({ from, to, label });
  }

  distancesFrom(start: string): ReadonlyMap<string, number> {
    const found = new Map([[start, 0]]);
    for (const [id, distance] of found)
      for (const { from, to } of this.links) {
        const other = from === id ? to : to === id ? from : undefined;
        if (other !== undefined && !found.has(other)) found.set(other, distance + 1);
      }
    return found;
  }
}

function addRow(graph: Graph, { table, key, values }: RelationSource['rows'][number]): void {
  if (table === kinTable) {
    const [one, other] = [values['甲身份证号'], values['乙身份证号']].map((number) => addPerson(graph, number ?? null, null));
    if (one !== undefined && other !== undefined) graph.link(one, other, values['关系'] ?? '亲属');
    return;
  }
  const [column = '', kind = 'record'] = entities[table] ?? [];
  const own = values[column] ?? null;
  const node = own === null ? graph.add('record', `${table}:${key}`, `${table} ${key}`) : graph.add(kind, own, labelOf(kind, own, values));
  for (const [name, what, label] of naming) {
    const value = values[name] ?? null;
    if (value !== null && value !== '') graph.link(node, graph.add(what, value, labelOf(what, value, {})), label);
  }
  for (const [number, name, label] of persons) {
    const person = addPerson(graph, values[number] ?? null, values[name] ?? null);
    if (person !== undefined) graph.link(node, person, label);
  }
}

function addPerson(graph: Graph, number: string | null, name: string | null): string | undefined {
  if (number === null || number === '') return undefined;
  if (name !== null && name !== '') return graph.add('person', `${number} ${name}`, `${name} ${number}`);
  // A row that tells no name joins the one person with this number, when there is just one.
  const alike = [...graph.nodes.values()].filter(({ id }) => id.startsWith(`person:${number}`));
  return alike.length === 1 ? alike[0]?.id : graph.add('person', number, number);
}

function labelOf(kind: RelationKind, value: string, values: Values): string {
  if (kind === 'supplier') return `${values['名称'] ?? '供应商'} ${value}`;
  if (kind === 'official') return `工号 ${value}`;
  return value;
}

/** What the alert is about: its row, or the account, the person, the supplier or the official that it names. */
function startOf({ object, rows }: RelationSource, graph: Graph): string | undefined {
  const records = rows.filter(({ table }) => table !== kinTable);
  const own = records.find(({ key }) => key === object.shown) ?? records.find(({ key }) => object.shown.split('|').includes(key));
  const kinds: Readonly<Record<string, RelationKind>> = { 银行账号: 'account', 供应商编号: 'supplier', 工号: 'official' };
  const kind = kinds[object.type];
  const entity = kind === undefined ? undefined : graph.nodes.get(`${kind}:${object.shown}`);
  const person =
    object.type === '身份证号' ? [...graph.nodes.values()].find(({ id }) => id.startsWith(`person:${object.shown}`)) : undefined;
  const found = entity ?? person;
  if (found !== undefined) return found.id;
  const [first] = graph.nodes.values();
  if (own === undefined) return first?.id;
  const [column = '', what = 'record'] = entities[own.table] ?? [];
  const value = own.values[column] ?? null;
  return value === null ? `record:${own.table}:${own.key}` : `${what}:${value}`;
}

/** The relation that the rule itself has found: which official, and how he belongs to the payee or the supplier. Answers the official's node. */
function addRuleLink(graph: Graph, { values }: RelationSource, start: string): string | undefined {
  const number = values['工号'] ?? null;
  const how = values['亲属关系'] ?? values['关系'] ?? null;
  if (number === null || how === null) return undefined;
  const official = graph.add('official', number, labelOf('official', number, {}));
  const other = graph.links.find(({ from, to }) => from === start && (to.startsWith('person:') || to.startsWith('supplier:')));
  graph.link(official, other?.to ?? start, how);
  return official;
}

/**
 * What the rule asks about: ways that leave the object and come back to it, and ways over one node to another record of the same kind; where there
 * are none, what the object itself names.
 */
function pathOf(
  edges: readonly Link[],
  { start, near, found }: { readonly start: string; readonly near: ReadonlyMap<string, number>; readonly found: string | undefined },
): ReadonlySet<Link> {
  const at = (id: string): number => near.get(id) ?? mostHops + 1;
  const sameKind = (id: string): boolean => id !== start && id.split(':').slice(0, 2).join(':') === start.split(':').slice(0, 2).join(':');
  const back = (id: string): readonly Link[] =>
    edges.filter(({ from, to }) => (from === id && at(to) < at(id)) || (to === id && at(from) < at(id))).slice(0, 1);
  const wayBack = (id: string): readonly Link[] =>
    back(id).flatMap((edge) => [edge, ...(at(id) > 1 ? wayBack(edge.from === id ? edge.to : edge.from) : [])]);
  const ways = edges.flatMap((edge) => {
    const isTree = [edge.from, edge.to].some((id) => back(id).includes(edge));
    if (!isTree) return [edge, ...wayBack(edge.from), ...wayBack(edge.to)];
    return [edge.from, edge.to].filter(sameKind).flatMap(wayBack);
  });
  if (found !== undefined) ways.push(...edges.filter(({ from }) => from === found), ...wayBack(found));
  return new Set(ways.length > 0 ? ways : edges.filter(({ from, to }) => from === start || to === start));
}
