import type { App } from '../platform/http/app.ts';
import type { Services } from '../platform/services.ts';
import { posterTickRoutes } from './poster-tick-routes.ts';
import { deskChannelRoutes } from './desk-routes.ts';

/** What was put up where: at the desk and on the phone. */
export function channelRoutes(services: Services): (app: App) => void {
  return (app) => {
    deskChannelRoutes(services, app);
    posterTickRoutes(services, app);
  };
}
