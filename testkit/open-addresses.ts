/** An address of each route from which documents, tables and data are taken away, in the small county. */
export const openAddresses = {
  'GET /u/:code/package': '/u/SX-A-01/package',
  'GET /u/:code/package.zip': '/u/SX-A-01/package.zip',
  'GET /u/:code/package/:file': '/u/SX-A-01/package/list.docx',
  'GET /open': '/open',
  'GET /open/items.csv': '/open/items.csv',
  'GET /open/items.json': '/open/items.json',
  'GET /open/items.schema.json': '/open/items.schema.json',
  'GET /open/laws.json': '/open/laws.json',
  'GET /open/catalogue.jsonld': '/open/catalogue.jsonld',
  'GET /open/items/:code/item.json': '/open/items/V-FW-01/item.json',
  'GET /open/items/:code/service.jsonld': '/open/items/V-FW-01/service.jsonld',
  'GET /feed.atom': '/feed.atom',
  'GET /i/:code/chart.docx': '/i/V-FW-01/chart.docx',
  'GET /i/:code/risks.docx': '/i/V-FW-01/risks.docx',
} as const satisfies Readonly<Record<string, string>>;
