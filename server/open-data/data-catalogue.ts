import type { Day } from '../../core/kernel/day.ts';
import { chinese, context, dayValue, languageOfData, type LinkedNode, refer } from './linked-data.ts';

/** What the catalogue is about. */
export type CatalogueSetting = {
  readonly site: string;
  readonly county: string;
  readonly codes: readonly string[];
  readonly modified: Day;
};

/**
 * The catalogue of the county's data with every way to take it away.
 *
 * @source spec:dcat-3
 */
export function dataCatalogue(setting: CatalogueSetting): LinkedNode {
  const { site, county } = setting;
  const publisher = { '@id': `${site}/#publisher`, '@type': 'foaf:Agent', 'foaf:name': chinese(`${county}微权力公开`) };
  const common = { 'dct:publisher': refer(publisher['@id']), 'dct:language': languageOfData };
  return {
    '@context': context,
    '@id': `${site}/open/catalogue.jsonld`,
    '@type': 'dcat:Catalog',
    ...common,
    'dct:publisher': publisher,
    'dct:title': chinese(`${county}权力事项开放数据`),
    'dct:description': chinese('公布的权力事项、流程、风险点和账本，谁都可以整份拿走。'),
    'dct:modified': dayValue(setting.modified),
    'foaf:homepage': refer(`${site}/open`),
    'dcat:dataset': [
      { '@id': `${site}/open/items.json#dataset`, '@type': 'dcat:Dataset', ...common, ...itemsDataset(setting) },
      { '@id': `${site}/open/laws.json#dataset`, '@type': 'dcat:Dataset', ...common, ...lawsDataset(setting) },
      { '@id': `${site}/ledger#dataset`, '@type': 'dcat:Dataset', ...common, ...ledgerDataset(site) },
    ],
  };
}

function itemsDataset({ site, county, codes, modified }: CatalogueSetting): LinkedNode {
  const json = { 'dct:conformsTo': refer(`${site}/open/items.schema.json`) };
  return {
    'dct:title': chinese(`${county}正在执行的权力事项`),
    'dct:description': chinese('每件事的依据、岗位、步骤、时限、风险点、防控措施和不准做的事。'),
    'dct:modified': dayValue(modified),
    'dcat:distribution': [
      distribution(`${site}/open/items.csv`, 'text/csv'),
      { ...distribution(`${site}/open/items.json`, 'application/json'), ...json },
    ],
    'dct:references': codes.map((code) => refer(`${site}/open/items/${encodeURIComponent(code)}/service.jsonld`)),
  };
}

function lawsDataset({ site, county, modified }: CatalogueSetting): LinkedNode {
  return {
    'dct:title': chinese(`${county}权力事项依据的法规`),
    'dct:description': chinese('每部法规现在有没有效，各单位引用的条文有多少待核，正在修订多少项。'),
    'dct:modified': dayValue(modified),
    'dcat:distribution': [distribution(`${site}/open/laws.json`, 'application/json')],
  };
}

function ledgerDataset(site: string): LinkedNode {
  return {
    'dct:title': chinese('账本'),
    'dct:description': chinese('每一步都记在账上，只能加，不能改；谁都可以核对。'),
    'dcat:distribution': [distribution(`${site}/checkpoint`, 'text/plain')],
  };
}

function distribution(address: string, type: string): LinkedNode {
  return {
    '@id': `${address}#distribution`,
    '@type': 'dcat:Distribution',
    'dcat:accessURL': refer(address),
    'dcat:downloadURL': refer(address),
    'dcat:mediaType': refer(`https://www.iana.org/assignments/media-types/${type}`),
  };
}
