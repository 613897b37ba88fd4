import type { App } from '../platform/http/app.ts';
import { deskActRoutes } from './act-routes.ts';
import { deskDossierRoutes } from './dossier-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import { deskChartRoutes } from './chart-routes.ts';
import type { DeskServices } from './desk-services.ts';
import { deskImportRoutes } from './import-routes.ts';
import { deskPreviewRoutes } from './preview-routes.ts';
import { deskReviewRoutes } from './review-routes.ts';

/** The desk: compile, review, publish (contract/desk.ts). */
export function compileRoutes(services: DeskServices): (app: App) => void {
  return (app) => {
    deskRoutes(services, app);
    deskActRoutes(services, app);
    deskReviewRoutes(services, app);
    deskImportRoutes(services, app);
    deskDossierRoutes(services, app);
    deskChartRoutes(services, app);
    deskPreviewRoutes(services, app);
  };
}
