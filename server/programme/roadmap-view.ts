import type { z } from 'zod';

import type { deskRoadmap } from '../../contract/desk-roadmap.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId, UnitId } from '../../core/kernel/id.ts';
import { resultsOf, type UnitFacts } from '../../core/programme/result.ts';
import type { Services } from '../platform/services.ts';
import { type Part, partOf, unitsSeen } from './policy.ts';
import { type KeptRecord, readRecords } from './record-context.ts';
import { readUnitFacts } from './unit-facts.ts';

type View = z.input<typeof deskRoadmap>;
type Task = View['tasks'][number];
type Ground = {
  readonly today: string;
  readonly part: Part;
  readonly units: ReadonlyMap<UnitId, string>;
  readonly factsOf: (unit: UnitId) => UnitFacts;
  readonly meetings: readonly KeptRecord<'programme-meeting'>[];
};

/** Papers, phases and tasks, with the results of the units that the person sees; undefined for who has nothing to do with the programme. */
export async function roadmapView(services: Services, person: PersonId): Promise<View | undefined> {
  const { county, clock } = services;
  const db = services.database.app;
  const { data, staffOn } = await services.organisation();
  const today = dayOf(clock.legalNow());
  const staff = staffOn(today);
  const seen = unitsSeen(staff, person, data.units);
  if (seen.length === 0) return undefined;
  const part = partOf(staff, person, data.units);
  const units = new Map(seen.map(({ id, name }) => [id, name]));
  const meetings = await readRecords(db, county, 'programme-meeting');
  const ground = { today, part, units, meetings, factsOf: await readUnitFacts(db, county, staff) };
  const tasks = (await readRecords(db, county, 'programme-task')).flatMap((kept) => taskView(ground, kept));
  const [roadmap] = await readRecords(db, county, 'roadmap');
  return {
    ...{ today, leads: part.leads !== undefined, version: roadmap?.version ?? 0 },
    documents: (await readRecords(db, county, 'governing-document'))
      .map(({ id, version, record: { paper, requires, ended } }) => ({ id, version, paper, requires, ended }))
      .toSorted((a, b) => (a.paper.day < b.paper.day ? 1 : -1)),
    phases: (roadmap?.record.phases ?? []).map((phase) => ({ ...phase, ...standing(phase, today), ...sums(tasks, phase.id) })),
    tasks: tasks.toSorted((a, b) => (a.due < b.due ? -1 : 1)),
    units: [...units].map(([id, name]) => ({ id, name })),
  };
}

function taskView(
  { today, part, units, factsOf, meetings }: Ground,
  { id, version, record }: KeptRecord<'programme-task'>,
): readonly Task[] {
  const results = resultsOf({ ...record, units: record.units.filter((unit) => units.has(unit)) }, { today, factsOf }).map((result) => {
    const report = record.reports.find(({ unit }) => unit === result.unit);
    return {
      ...result,
      unit: { id: result.unit, name: units.get(result.unit) ?? '' },
      report: report === undefined ? null : { text: report.text, paper: report.paper, day: dayOf(report.at) },
      mayReport: record.measure === 'reported' && record.ended === null && part.compiles(result.unit) !== undefined,
    };
  });
  if (results.length === 0 && !part.seesAll) return [];
  const { kind: _kind, units: _units, reports: _reports, decision, moved, ...told } = record;
  const meeting = meetings.find((one) => one.id === decision?.meeting);
  const text = meeting?.record.minutes.agenda.flatMap(({ decisions }) => decisions).find(({ number }) => number === decision?.number)?.text;
  return [{ ...told, id, version, moved: [...moved], results, decision: decision === null ? null : { ...decision, text: text ?? '' } }];
}

function standing({ from, to }: { readonly from: string; readonly to: string }, today: string): Pick<View['phases'][number], 'stands'> {
  return { stands: today < from ? 'ahead' : today > to ? 'past' : 'now' };
}

/** Results of all tasks of a phase that were not ended. */
function sums(tasks: readonly Task[], phase: string) {
  const results = tasks.filter((task) => task.phase === phase && task.ended === null).flatMap((task) => task.results);
  const done = results.filter((result) => result.done).length;
  return { done, open: results.length - done, late: results.filter(({ lateDays }) => lateDays > 0).length };
}
