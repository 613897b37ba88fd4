import { ledgerRoutes } from '../ledger/routes.ts';
import { publicLawRoutes } from '../law/public-routes.ts';
import type { LogTree } from '../ledger/log-tree.ts';
import { openDataRoutes } from '../open-data/routes.ts';
import { packageRoutes } from '../package/routes.ts';
import { type App, buildApp } from '../platform/http/app.ts';
import type { Services } from '../platform/services.ts';
import { apiRoutes } from '../public/api-routes.ts';
import { publicRoutes } from '../public/routes.ts';

/** The pages that anybody reads, without any that writes, asks who somebody is, or needs a living site. */
export async function publicSite(services: Services, ledger: { readonly log: LogTree; readonly directory: string }): Promise<App> {
  const app = await buildApp({
    services,
    findSession: () => Promise.resolve(undefined),
    countToDo: () => Promise.resolve(0),
    logLevel: 'silent',
    routes: [
      publicRoutes(services),
      apiRoutes(services),
      packageRoutes(services),
      openDataRoutes(services),
      publicLawRoutes(services),
      ledgerRoutes(services, ledger),
    ],
  });
  await app.ready();
  return app;
}
