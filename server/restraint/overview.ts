import type { Finding } from '../../core/chart/analyse/finding.ts';
import { findRole } from '../../core/org/roles.ts';
import { findingSentence } from '../../contract/finding-sentence.ts';
import { namedFinding } from '../../contract/named-finding.ts';
import { repairSentence } from '../../contract/repair-sentence.ts';
import type { RestraintRow, RestraintView } from '../../contract/work-views.ts';
import type { OrganisationSnapshot } from '../platform/services.ts';
import { type Analysed, fewestPersons, type RestraintState, weakestFirst } from './compute.ts';

/** Items by their smallest colluding set, one-hand items first; each in the unit where it is weakest. */
export function restraintView(book: RestraintState, organisation: OrganisationSnapshot): RestraintView {
  const { found, waiting } = book.state;
  const codes = [...new Set(found.map(({ item }) => item.version.item.code))];
  const rows = codes.map((code) => {
    const mine = weakestFirst(found.filter(({ item }) => item.version.item.code === code));
    return { mine, least: mine[0] === undefined ? Number.POSITIVE_INFINITY : fewestPersons(mine[0].analysis) };
  });
  return {
    waiting,
    rows: rows
      .toSorted((a, b) => a.least - b.least)
      .flatMap(({ mine }) => (mine[0] === undefined ? [] : [rowOf(mine[0], mine.length, organisation)])),
  };
}

function rowOf(weakest: Analysed, units: number, organisation: OrganisationSnapshot): RestraintRow {
  const { item, unit, analysis } = weakest;
  const { results } = analysis;
  const least = fewestPersons(analysis);
  return {
    itemCode: item.version.item.code,
    itemName: item.version.item.plainName,
    unitName: nameOf(organisation.data.units, unit),
    units,
    sound: analysis.sound === 'yes',
    persons: Number.isFinite(least) ? least : null,
    upTo: results?.collusion.known === 'between' ? results.collusion.upper : null,
    posts: results?.minPosts ?? null,
    levels: results?.minLevels ?? null,
    who: (results?.witness?.persons ?? []).map((person) => nameOf(organisation.data.persons, person)),
    acts: actsOf(weakest, organisation),
    trap: analysis.flaw?.run.flatMap(({ node }) => item.chart.node(node)?.plainName ?? []) ?? [],
    repair: repairOf(weakest, organisation),
    findings: analysis.findings.map((finding) => ({
      severity: finding.severity,
      sentence: findingSentence(namedFinding(finding, namer(weakest, organisation))),
    })),
    cure: cureOf(analysis.findings, least),
  };
}

/** Who would take which step, in the order of the chart. A delegate is shown with the one he acts for. */
function actsOf({ item, analysis }: Analysed, organisation: OrganisationSnapshot): RestraintRow['acts'] {
  const name = (person: string): string => nameOf(organisation.data.persons, person);
  const steps = new Map((analysis.results?.witness?.assignment ?? []).map((each) => [each.step, each.instances.flat()]));
  return item.version.item.chart.nodes.flatMap((node) => {
    const pairs = steps.get(node.id);
    if (pairs === undefined) return [];
    const who = pairs.map(([actor, principal]) => (actor === principal ? name(actor) : `${name(actor)}（替${name(principal)}）`));
    return [{ step: node.plainName, who }];
  });
}

function repairOf(analysed: Analysed, organisation: OrganisationSnapshot): string | null {
  const { results } = analysed.analysis;
  if (results === null || results.repair === null) return null;
  const size = results.collusion.known === 'exactly' ? results.collusion.size : null;
  return repairSentence(results.repair, size, namer(analysed, organisation));
}

function nameOf(list: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return list.find((one) => one.id === id)?.name ?? id;
}

/** Names of roles, persons and steps by id. */
function namer({ item }: Analysed, organisation: OrganisationSnapshot): (id: string) => string {
  return (id) =>
    findRole(id)?.name ?? organisation.data.persons.find((person) => person.id === id)?.name ?? item.chart.node(id)?.plainName ?? id;
}

/** Who could mend it: the unit fills a post, or the compiling unit changes the chart. */
function cureOf(findings: readonly Finding[], least: number): string {
  const codes = new Set(findings.map((finding) => finding.code));
  if (codes.has('empty-post')) return '请组织人事部门补上空缺的岗位。';
  if (least <= 1) return '请编制单位加一道由别人把关的环节，或者把其中一个岗位交给另一个人。';
  if (codes.has('not-resilient')) return '请所在单位给只有一个人的岗位加一名替补，或者办好委托。';
  if (codes.has('high-risk-unchecked')) return '请编制单位在高风险环节后面安排另一个人复核。';
  return '没有要马上改的。';
}
