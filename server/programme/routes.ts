import type { App } from '../platform/http/app.ts';
import type { Services } from '../platform/services.ts';
import { governanceRoutes } from './governance-routes.ts';
import { meetingRoutes } from './meeting-routes.ts';
import { programmeRoutes as progressRoutes } from './programme-routes.ts';
import { roadmapRoutes } from './roadmap-routes.ts';

/** The programme at the desk: bodies that lead it, papers and tasks, minutes, deadlines, coverage (contract/desk.ts). */
export function programmeRoutes(services: Services): (app: App) => void {
  return (app) => {
    progressRoutes(services, app);
    governanceRoutes(services, app);
    roadmapRoutes(services, app);
    meetingRoutes(services, app);
  };
}
