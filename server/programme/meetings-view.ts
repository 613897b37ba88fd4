import type { z } from 'zod';

import type { deskMeetings } from '../../contract/desk-meeting.ts';
import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { asId, type PersonId, type UnitId } from '../../core/kernel/id.ts';
import type { Staff } from '../../core/org/staff.ts';
import { resultsOf, type UnitFacts } from '../../core/programme/result.ts';
import { listBodies } from '../compile/read.ts';
import type { Services } from '../platform/services.ts';
import { partOf } from './policy.ts';
import { type KeptRecord, readRecords } from './record-context.ts';
import { readUnitFacts } from './unit-facts.ts';

type View = z.input<typeof deskMeetings>;
type Ground = {
  readonly today: string;
  readonly tasks: readonly KeptRecord<'programme-task'>[];
  readonly factsOf: (unit: UnitId) => UnitFacts;
};

/** Research records that may be named at once. */
const mostResearch = 500;

/** Minutes with what became of their decisions, for who sees the whole programme; undefined for all others. */
export async function meetingsView(services: Services, person: PersonId): Promise<View | undefined> {
  const { county, clock } = services;
  const db = services.database.app;
  const { data, staffOn } = await services.organisation();
  const today = dayOf(clock.legalNow());
  const staff = staffOn(today);
  const part = partOf(staff, person, data.units);
  if (!part.seesAll) return undefined;
  const ground = { today, tasks: await readRecords(db, county, 'programme-task'), factsOf: await readUnitFacts(db, county, staff) };
  const meetings = (await readRecords(db, county, 'programme-meeting')).map((kept) => meetingView(ground, kept));
  return {
    ...{ today, leads: part.leads !== undefined },
    meetings: meetings.toSorted((a, b) => (a.minutes.day < b.minutes.day ? 1 : -1)),
    research: researchOf(staff, await listBodies(db, county).execute()),
  };
}

function meetingView(ground: Ground, { id, version, record }: KeptRecord<'programme-meeting'>): View['meetings'][number] {
  const { minutes, corrections } = record;
  const numbers = minutes.agenda.flatMap(({ decisions }) => decisions.map(({ number }) => number));
  const followUps = numbers.map((number) => ({ number, tasks: tasksOf(ground, { meeting: id, number }) }));
  return {
    ...{ id, version, corrections: [...corrections], followUps },
    minutes: {
      ...minutes,
      heard: [...minutes.heard],
      agenda: minutes.agenda.map((item) => ({ ...item, research: [...item.research], decisions: [...item.decisions] })),
    },
    withoutTask: followUps.filter(({ tasks }) => tasks.length === 0).length,
  };
}

function tasksOf({ today, tasks, factsOf }: Ground, place: { readonly meeting: string; readonly number: number }) {
  const fits = ({ record: { decision } }: KeptRecord<'programme-task'>): boolean =>
    decision?.meeting === place.meeting && decision.number === place.number;
  return tasks.filter(fits).map(({ id, record }) => {
    const results = resultsOf(record, { today, factsOf });
    const { title, due, ended } = record;
    const lateDays = results.reduce((most, result) => Math.max(most, result.lateDays), 0);
    return { id, title, due, ended, done: results.filter(({ done }) => done).length, units: results.length, lateDays };
  });
}

/** Research records of items that were submitted once: a draft is nobody's but its compilers'. */
function researchOf(staff: Staff, rows: Awaited<ReturnType<ReturnType<typeof listBodies>['execute']>>): View['research'] {
  const shown = rows.filter(({ shown_name }) => shown_name !== null);
  const found = shown.flatMap(({ item_id, unit_id, name, body }) =>
    (JSON.parse(body) as DraftContent).research.map(({ kind, day, place }, at) => {
      const unit = staff.findUnit(asId<'unit'>(unit_id))?.name ?? '';
      return { item: item_id, at, name, unit, kind, day, place };
    }),
  );
  return found.slice(0, mostResearch);
}
