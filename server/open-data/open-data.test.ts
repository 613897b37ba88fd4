import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';

import { openItem, openItems } from '../../contract/open-data.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { readXml, type XmlElement } from '../../testkit/xml-tree.ts';
import { type Composed, compose } from '../compose.ts';

const site = 'https://qingxi.example';

type Node = { readonly '@id'?: string; readonly '@type'?: string; readonly [member: string]: unknown };

/** Every node of a document, however deep it stands. */
function nodesOf(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value)
    .filter(([member]) => member !== '@context')
    .flatMap(([, member]) => nodesOf(member));
  return '@type' in value ? [value as Node, ...inner] : inner;
}

describeOnBothEngines('open data', (engine) => {
  let small: SmallCounty;
  let served: Composed;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    served = await compose(small.installation, () => site, { clockOf: () => small.clock });
    await served.app.ready();
  });
  afterEach(async () => {
    await served.app.close();
    await served.close();
    await small.close();
  });

  const get = (url: string, headers: Readonly<Record<string, string>> = {}) => served.app.inject({ method: 'GET', url, headers });
  const codes = (): readonly string[] => [
    ...new Set(
      small.services.items
        .list()
        .flatMap(({ version: { item } }) => (small.services.items.findCurrent(item.code, '2026-03-02') ? [item.code] : [])),
    ),
  ];

  it('gives all items in the documented shape, as JSON and as a table', async () => {
    const answer = await get('/open/items.json');
    expect(answer.headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' });
    const whole = openItems.parse(answer.json());
    expect(whole.items.map(({ code }) => code)).toEqual(codes().toSorted());
    expect(whole.items.every(({ risks, steps, basis }) => risks.length > 0 && steps.length > 0 && basis.length > 0)).toBe(true);
    const schema = await get('/open/items.schema.json');
    expect(schema.json()).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(openItems))));
    expect(whole.schema).toBe(`${site}/open/items.schema.json`);
    const table: readonly Readonly<Record<string, string>>[] = parse((await get('/open/items.csv')).body, { bom: true, columns: true });
    for (const [at, item] of whole.items.entries()) {
      expect(table[at]).toMatchObject({
        编码: item.code,
        名称: item.name,
        版本: String(item.version.number),
        指纹: item.version.hash,
        网页: item.page,
      });
      expect(table[at]?.['责任事项']).toBe(item.responsibilities.join('\n'));
      expect(openItem.parse((await get(`/open/items/${item.code}/item.json`)).json())).toEqual(item);
    }
  });

  it('describes each item as a public service with all that CPSV-AP demands', async () => {
    expect(codes().length).toBeGreaterThanOrEqual(4);
    for (const code of codes()) {
      const answer = await get(`/open/items/${code}/service.jsonld`);
      expect(answer.headers['content-type']).toBe('application/ld+json; charset=utf-8');
      const graph: { readonly '@context': Readonly<Record<string, string>>; readonly '@graph': readonly Node[] } = answer.json();
      const nodes = nodesOf(graph['@graph']);
      const services = nodes.filter((node) => node['@type'] === 'cpsv:PublicService');
      const organisations = nodes.filter((node) => node['@type'] === 'cv:PublicOrganisation');
      expect(services).toHaveLength(1);
      for (const member of ['dct:identifier', 'dct:title', 'dct:description', 'cv:hasCompetentAuthority'])
        expect(services[0]?.[member], `${code} ${member}`).toBeTruthy();
      const authorities = services[0]?.['cv:hasCompetentAuthority'] as readonly { readonly '@id': string }[];
      expect(authorities.length).toBeGreaterThan(0);
      expect(authorities.map((one) => one['@id']).toSorted()).toEqual(organisations.map((one) => one['@id']).toSorted());
      for (const organisation of organisations)
        for (const member of ['skos:prefLabel', 'dct:spatial']) expect(organisation[member], `${code} ${member}`).toBeTruthy();
      const prefixes = new Set(Object.keys(graph['@context']));
      for (const node of nodes)
        for (const member of Object.keys(node).filter((name) => !name.startsWith('@')))
          expect(prefixes.has(member.split(':')[0] ?? '')).toBe(true);
      for (const node of nodes) if (node['@id'] !== undefined) expect(node['@id']).toMatch(/^https:\/\/qingxi\.example\//);
    }
  });

  it('lists its data in a DCAT catalogue whose addresses all answer', async () => {
    const catalogue: Node = (await get('/open/catalogue.jsonld')).json();
    const nodes = nodesOf(catalogue);
    const ofType = (type: string) => nodes.filter((node) => node['@type'] === type);
    expect([ofType('dcat:Catalog').length, ofType('dcat:Dataset').length, ofType('dcat:Distribution').length]).toEqual([1, 3, 4]);
    for (const node of [...ofType('dcat:Catalog'), ...ofType('dcat:Dataset')])
      for (const member of ['dct:title', 'dct:description', 'dct:publisher']) expect(node[member], member).toBeTruthy();
    const places = ofType('dcat:Distribution').map((node) => (node['dcat:accessURL'] as { readonly '@id': string })['@id']);
    const items = ofType('dcat:Dataset').flatMap((node) => (node['dct:references'] ?? []) as readonly { readonly '@id': string }[]);
    expect(items.length).toBe(codes().length);
    for (const address of [...places, ...items.map((one) => one['@id'])])
      expect((await get(address.replace(site, ''))).statusCode, address).toBe(200);
  });

  it('tells publications and changes in a valid Atom feed', async () => {
    const answer = await get('/feed.atom');
    expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    const feed = readXml(answer.body);
    expect([feed.name, feed.namespace]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    const entries = feed.children.filter(({ name }) => name === 'entry');
    expect(entries.length).toBeGreaterThanOrEqual(codes().length);
    for (const part of [feed, ...entries]) {
      for (const name of ['id', 'title', 'updated']) expect(textsOf(part, name), name).toHaveLength(1);
      expect(textsOf(part, 'id')[0]).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(textsOf(part, 'updated')[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    }
    expect(feed.children.some(({ name }) => name === 'author')).toBe(true);
    expect(feed.children.filter(({ name, attributes }) => name === 'link' && attributes['rel'] === 'self')).toHaveLength(1);
    const ids = entries.map((entry) => textsOf(entry, 'id')[0]);
    expect(new Set(ids).size).toBe(ids.length);
    const times = entries.map((entry) => textsOf(entry, 'updated')[0] ?? '');
    expect(times).toEqual(times.toSorted().toReversed());
    expect(textsOf(feed, 'updated')[0]).toBe(times[0]);
    for (const entry of entries) {
      const page =
        entry.children.find(({ name, attributes }) => name === 'link' && attributes['rel'] === 'alternate')?.attributes['href'] ?? '';
      expect((await get(page.replace(site, ''))).statusCode, page).toBe(200);
    }
    for (const page of ['/', '/open']) expect((await get(page)).body, page).toContain('type="application/atom+xml" href="/feed.atom"');
    // The old version of the title transfer was followed by the new one: a change, not an end.
    expect(answer.body).toContain('新房办房产证：第2版开始执行');
    expect(answer.body).not.toContain('新房办房产证：不再执行');
  });

  it('is asked for again cheaply, and is not there for what is not published', async () => {
    for (const address of ['/open/items.csv', '/open/items.json', '/feed.atom', '/open/catalogue.jsonld']) {
      const first = await get(address);
      expect((await get(address, { 'if-none-match': String(first.headers.etag) })).statusCode, address).toBe(304);
    }
    for (const address of ['/open/items/none/item.json', '/open/items/none/service.jsonld'])
      expect((await get(address)).statusCode, address).toBe(404);
  });

  it('has share tags on the item page, without a picture that does not exist', async () => {
    const { body } = await get('/i/V-FW-01');
    const tags = Object.fromEntries(
      [...body.matchAll(/<meta property="(og:[a-z]+)" content="([^"]*)"/g)].map(([, name = '', text = '']) => [name, text]),
    );
    expect(tags['og:title']).toContain('低保');
    expect(tags['og:description']?.length).toBeGreaterThan(10);
    expect(tags['og:url']).toBe(`${site}/i/V-FW-01`);
    expect(tags['og:image']).toBeUndefined();
  });
});

function textsOf(element: XmlElement, name: string): readonly string[] {
  return element.children.filter((child) => child.name === name).map(({ text }) => text);
}
