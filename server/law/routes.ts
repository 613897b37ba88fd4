import type { App } from '../platform/http/app.ts';
import { lawRoutes } from './law-routes.ts';
import type { LawServices } from './law-services.ts';
import { revisionRoutes } from './revision-routes.ts';

/** Laws and revisions at the desk (contract/desk-law.ts). */
export function registerRoutes(services: LawServices): (app: App) => void {
  return (app) => {
    lawRoutes(services, app);
    revisionRoutes(services, app);
  };
}
