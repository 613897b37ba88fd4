import { deskCoverage, deskCoverageQuery, deskDeadline, deskProgramme, deskStatutory } from '../../contract/desk-programme.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { asId } from '../../core/kernel/id.ts';
import { refuse } from '../../core/kernel/outcome.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import { putDeadline, putStatutory } from './coverage-store.ts';
import { coverageView } from './coverage-view.ts';
import type { DeskServices } from './desk-services.ts';
import { unitParams } from './desk-routes.ts';
import { rightsOf } from './policy.ts';
import { programmeView } from './programme-view.ts';

const hidden = { hide: true } as const;

/** The programme: deadlines, statutory lists, coverage. */
export function deskProgrammeRoutes(services: DeskServices, app: App): void {
  const rights = async (person: ReturnType<typeof officialOf>['person'], unit: string) => {
    const staff = (await services.organisation()).staffOn(dayOf(services.clock.legalNow()));
    return staff.findUnit(asId<'unit'>(unit)) === undefined ? new Map() : rightsOf(staff, person, asId<'unit'>(unit));
  };
  const deadline = { ...hidden, body: deskDeadline, response: { 200: deskProgramme } };
  app.post('/api/v1/desk/programme/deadline', { config: writes('official'), schema: deadline }, async (request, reply) => {
    const { person } = officialOf(request);
    const mine = await rights(person, request.body.unit);
    if (mine.size === 0) return notFound(request, reply);
    if (!mine.has('publish')) return answerRefusal(request, reply, refuse('desk-not-allowed', { right: 'publish' }));
    await inTransaction(services.database.app, (db) => together(db, putDeadline(db, services.county, request.body)));
    const view = await programmeView(services, person);
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  const statutory = { ...hidden, params: unitParams, body: deskStatutory, response: { 200: deskCoverage } };
  app.post(
    '/api/v1/desk/units/:unit/statutory',
    { config: writes('official'), bodyLimit: 2 * 1024 * 1024, schema: statutory },
    async (request, reply) => {
      const { person } = officialOf(request);
      const { unit } = request.params;
      if (!(await rights(person, unit)).has('compile')) return notFound(request, reply);
      await inTransaction(services.database.app, (db) =>
        together(db, putStatutory(db, services.county, { unit, items: request.body.items })),
      );
      const view = await coverageView(services, { person, unit });
      return view === undefined ? notFound(request, reply) : reply.send(view);
    },
  );
  const coverage = { ...hidden, querystring: deskCoverageQuery, response: { 200: deskCoverage } };
  app.get('/api/v1/desk/coverage', { config: reads('official'), schema: coverage }, async (request, reply) => {
    const view = await coverageView(services, { person: officialOf(request).person, unit: request.query.unit });
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
}
