import { openAddresses } from '../open-addresses.ts';

/** Addresses of the routes that anybody may read, by route. */
export function publicAddresses(asked: { readonly notice: string; readonly number: string }): Readonly<Record<string, string>> {
  return {
    'GET /': '/',
    'GET /display': '/display',
    'GET /assets/:file': '/assets/none.js',
    'GET /console/assets/:file': '/console/assets/none.js',
    'GET /api/openapi.json': '/api/openapi.json',
    'GET /api/v1/items': '/api/v1/items',
    'GET /api/v1/items/:code': '/api/v1/items/V-FW-01',
    'GET /api/v1/units': '/api/v1/units',
    'GET /api/v1/units/:code': '/api/v1/units/SX-A',
    'GET /api/v1/notices': '/api/v1/notices',
    'GET /api/v1/notices/:id': `/api/v1/notices/${asked.notice}`,
    'GET /api/v1/progress/:number': `/api/v1/progress/${asked.number}`,
    'GET /about': '/about',
    'GET /healthz': '/healthz',
    'GET /readyz': '/readyz',
    'GET /r/:number': `/r/${asked.number}`,
    'GET /r/:number/:secret': `/r/${asked.number}/AAAAAAAAAAAAAAA`,
    'GET /r/:number/:secret/receipt.tlog-proof': `/r/${asked.number}/AAAAAAAAAAAAAAA/receipt.tlog-proof`,
    'GET /i/:code': '/i/V-FW-01',
    'GET /u/:code': '/u/SX-A-01',
    ...openAddresses,
    'GET /notices': '/notices',
    'GET /notices/:id': `/notices/${asked.notice}`,
    'GET /ledger': '/ledger',
    'GET /log.vkey': '/log.vkey',
    'GET /progress': '/progress',
    'GET /checkpoint': '/checkpoint',
    'GET /tile/*': '/tile/0/000.p/1',
  };
}
