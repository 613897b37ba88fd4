import { adopt } from '../../core/catalogue/draft/from-power-item.ts';
import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import type { Lineage } from '../../core/catalogue/draft/event.ts';
import type { ItemVersion } from '../../core/catalogue/power-item.ts';
import { unitsOfItem } from '../../core/catalogue/units-of-item.ts';
import type { Day } from '../../core/kernel/day.ts';
import type { OrganisationData, Unit } from '../../core/org/organisation.ts';
import { fieldsOfSample, listSamples } from './samples.ts';

/** An item that a unit of the demo holds in its list, before anything happened to it. */
export type PlannedItem = { readonly unit: Unit; readonly fields: Partial<DraftContent>; readonly lineage: Lineage | null };

/** The size of the demo's lists: the figures of the mission. */
const wanted = { items: 604, charts: 344 };

/**
 * Which unit holds what: library items by adoption, with their lineage and small local differences, as many as there are places for; then what
 * offices decide day by day, without charts, until the county has its number.
 */
export function planLists(organisation: OrganisationData, versions: readonly ItemVersion[], today: Day): readonly PlannedItem[] {
  const numbers = new Map<string, number>();
  const nextCode = (unit: Unit): string => {
    const number = (numbers.get(unit.id) ?? 0) + 1;
    numbers.set(unit.id, number);
    return `${unit.code.replace(/^QX-/, '')}-${String(number).padStart(3, '0')}`;
  };
  const adopted = placesOf(organisation, versions, today)
    .slice(0, wanted.charts)
    .map(({ unit, version }, at): PlannedItem => {
      const { fields, lineage } = adopt(version);
      return { unit, fields: { ...fields, ...localWords(unit, at), code: nextCode(unit) }, lineage };
    });
  const offices = organisation.units.filter(({ level, kind }) => level === 'town' || kind === 'bureau');
  const daily = listSamples
    .flatMap((sample) => offices.map((unit) => ({ unit, sample })))
    .slice(0, Math.max(0, wanted.items - adopted.length))
    .map(({ unit, sample }): PlannedItem => ({
      unit,
      fields: fieldsOfSample(sample, { code: nextCode(unit), unit: unit.name }),
      lineage: null,
    }));
  return [...adopted, ...daily];
}

/** Places for library items: towns for their own and their villages' matters, villages for what begins there, bureaus for what is theirs. */
function placesOf(organisation: OrganisationData, versions: readonly ItemVersion[], today: Day) {
  const inForce = versions.filter(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom <= today && (effectiveTo === null || effectiveTo >= today),
  );
  const pairs = inForce.flatMap((version) => {
    const own = unitsOfItem(version, organisation);
    return organisation.units
      .filter((unit) => own.has(unit.id) || (unit.level === 'town' && version.item.level !== 'county'))
      .map((unit) => ({ unit, version }));
  });
  const rank = { town: 0, county: 1, village: 2 } as const;
  return pairs.toSorted((a, b) => rank[a.unit.level] - rank[b.unit.level]);
}

/** What each unit says in its own way. */
function localWords(unit: Unit, at: number): Partial<DraftContent> {
  const supervision = [
    { by: unit.level === 'village' ? '村监委会' : '纪检人员', how: '抽查办过的件', when: at % 2 === 0 ? '每季度' : '每月' },
    ...(at % 5 === 0 ? [{ by: '群众代表', how: '看公示栏和登记本', when: '每半年' }] : []),
  ];
  return { supervision, ...(at % 7 === 0 ? { remark: `${unit.name}按本地情况补充了监督办法。` } : {}) };
}
