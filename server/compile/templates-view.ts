import type { z } from 'zod';

import type { deskTemplate, deskTemplates, deskTemplatesQuery } from '../../contract/desk-template.ts';
import type { PowerItem } from '../../core/catalogue/power-item.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId, UnitId } from '../../core/kernel/id.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import { searchForm } from '../../core/publication/search-words.ts';
import type { LivingItem } from '../platform/services.ts';
import type { DeskServices } from './desk-services.ts';
import { rightsOf } from './policy.ts';
import { wordsOf } from './project.ts';
import { codesOfUnit } from './store.ts';

const mostShown = 60;
type View = z.input<typeof deskTemplates>['templates'][number];
type Asked = { readonly unit: UnitId; readonly person: PersonId };

/** Items in force that a compiler of the unit may take as templates: the library's, and those that other units published of their own. */
export async function templatesView(
  services: DeskServices,
  about: Asked & { readonly query: z.output<typeof deskTemplatesQuery> },
): Promise<z.input<typeof deskTemplates> | undefined> {
  const offered = await offeredTo(services, about);
  if (offered === undefined) return undefined;
  const { search, from } = about.query;
  const wanted = searchForm(search);
  const found = offered.filter(({ item, view }) => {
    if (from !== undefined && (view.from === null ? 'library' : 'units') !== from) return false;
    return wanted === '' || wordsOf(item).toLowerCase().includes(wanted.toLowerCase());
  });
  return { templates: found.slice(0, mostShown).map(({ view }) => view), total: found.length };
}

/** One template with its chart; undefined when none is offered under the code. */
export async function templateView(
  services: DeskServices,
  about: Asked & { readonly code: string },
): Promise<z.input<typeof deskTemplate> | undefined> {
  const found = (await offeredTo(services, about))?.find(({ item }) => item.code === about.code);
  if (found === undefined) return undefined;
  const { lead, forbidden, chart } = found.item;
  return { ...found.view, lead, forbidden: [...forbidden], chart: chart as unknown as z.input<typeof deskTemplate>['chart'] };
}

async function offeredTo(services: DeskServices, { unit, person }: Asked) {
  const today = dayOf(services.clock.legalNow());
  const { data, staffOn } = await services.organisation();
  if (!rightsOf(staffOn(today), person, unit).has('compile')) return undefined;
  const own = new Map(
    (await codesOfUnit(services.database.app, services.county, unit).execute()).map((row) => [
      row.code,
      { id: row.item_id, name: row.name },
    ]),
  );
  const codes = [...new Set(services.items.list().map(({ version }) => version.item.code))].toSorted();
  return codes
    .flatMap((code) => services.items.findCurrent(code, today) ?? [])
    .filter(({ version }) => version.unit !== unit)
    .map((living) => ({ item: living.version.item, view: { ...viewOf(living, data), own: own.get(living.version.item.code) ?? null } }));
}

function viewOf({ version }: LivingItem, { units }: OrganisationData): Omit<View, 'own'> {
  const { item, number, hash, effectiveFrom, unit } = version;
  const { code, name, plainName, level, category } = item;
  const from = unit === undefined ? null : (units.find(({ id }) => id === unit)?.name ?? null);
  return { ...{ code, name, plainName, level, category, from, number, hash, effectiveFrom }, ...countsOf(item) };
}

function countsOf({ chart }: PowerItem): Pick<View, 'steps' | 'risks'> {
  const acting = chart.nodes.filter(({ type }) => !['start', 'xor', 'and', 'end'].includes(type));
  const risks = chart.nodes.flatMap((node) => ('risks' in node ? node.risks : []));
  const count = (level: string): number => risks.filter((risk) => risk.level === level).length;
  return { steps: acting.length, risks: { high: count('high'), middle: count('middle'), low: count('low') } };
}
