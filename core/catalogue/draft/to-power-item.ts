import type { Chart } from '../../chart/chart.ts';
import type { Level } from '../../org/organisation.ts';
import { findRole } from '../../org/roles.ts';
import type { PlainFact, PowerItem } from '../power-item.ts';
import type { DraftContent } from './content.ts';

const unsaid: PlainFact = { main: '—', note: null };

/** A draft with its own chart as the power item that is frozen, executed and supervised. `code` is that of the county's list, not of the unit's. */
export function powerItemOf(
  content: DraftContent,
  about: { readonly code: string; readonly level: Level; readonly chart: Chart },
): PowerItem {
  const { name, plainName, aliases, category, powerClass, powerType, lead, materials, accountability, forbidden, recourse } = content;
  const { totalLimit, publication, parameters, startedBy } = content;
  return {
    code: about.code,
    name,
    plainName: plainName === '' ? name : plainName,
    aliases,
    level: about.level,
    category,
    powerClass,
    powerType,
    lead,
    who: content.who ?? unsaid,
    howLong: content.howLong ?? unsaid,
    trips: content.trips ?? unsaid,
    fee: content.fee ?? unsaid,
    materials,
    basis: content.basis.flatMap(({ id }) => (id === null ? [] : [id])),
    responsiblePosts: content.posts.filter((post) => findRole(post) !== undefined),
    responsibilities: content.responsibilities.map(({ stage, text }) => (stage === null ? text : `${stage}：${text}`)),
    accountability,
    forbidden,
    recourse,
    totalLimit,
    publication: publication ?? { grouped: true, audience: '', never: [], retains: null },
    parameters,
    startedBy,
    chart: about.chart,
  };
}
