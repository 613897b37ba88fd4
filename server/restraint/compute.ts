import { setImmediate } from 'node:timers/promises';

import { citationOf } from '../../core/catalogue/legal-basis.ts';
import { unitsOfItem } from '../../core/catalogue/units-of-item.ts';
import type { Analysis } from '../../core/chart/analyse/analysis.ts';
import type { Finding } from '../../core/chart/analyse/finding.ts';
import type { BasisId } from '../../core/chart/chart.ts';
import { findAuthoredGaps } from '../../core/chart/analyse/find-authored-gaps.ts';
import { staffingOf } from '../../core/chart/analyse/from-chart.ts';
import { type Day, dayOf } from '../../core/kernel/day.ts';
import type { UnitId } from '../../core/kernel/id.ts';
import type { LivingItem, OrganisationSnapshot, Services } from '../platform/services.ts';
import { RememberedAnalysis } from './remembered-analysis.ts';

/** An item analysed with the staff of one unit. */
export type Analysed = { readonly item: LivingItem; readonly unit: UnitId; readonly analysis: Analysis };

/** What a book of analyses answers: those that are known and how many item-unit pairs wait. */
export type RestraintState = { readonly state: { readonly found: readonly Analysed[]; readonly waiting: number } };

/** Analyses of all items in force with today's staff, filled in the background one at a time. */
export class RestraintBook {
  readonly #services: Services;
  readonly #analyses = new RememberedAnalysis();
  #day: Day = '';
  #organisation: OrganisationSnapshot | undefined;
  #items: readonly LivingItem[] = [];
  #found: Analysed[] = [];
  #waiting = 0;
  #running = false;

  constructor(services: Services) {
    this.#services = services;
  }

  /** What is known so far for today and how many item-unit pairs wait. */
  get state(): { readonly found: readonly Analysed[]; readonly waiting: number } {
    return { found: this.#found, waiting: this.#waiting };
  }

  /** Looks whether day or organisation changed and computes anew when they did. Requests are answered between two analyses. */
  async refresh(): Promise<void> {
    if (this.#running) return;
    const day = dayOf(this.#services.clock.legalNow());
    const organisation = await this.#services.organisation();
    const items = this.#services.items.list();
    if (day === this.#day && organisation === this.#organisation && items === this.#items) return;
    this.#running = true;
    try {
      await this.#compute(day, organisation);
      this.#items = items;
    } finally {
      this.#running = false;
    }
  }

  async #compute(day: Day, organisation: OrganisationSnapshot): Promise<void> {
    const staff = organisation.staffOn(day);
    const work = this.#services.items
      .list()
      .filter((item) => this.#services.items.findCurrent(item.version.item.code, day) === item)
      .flatMap((item) => [...unitsOfItem(item.version, organisation.data)].map((unit) => ({ item, unit })));
    const lawState = (basis: BasisId) => citationOf(this.#services.laws, basis, day).state;
    // What the chart alone shows is the same in every unit.
    const gapsOf = new Map<LivingItem, readonly Finding[]>();
    const found: Analysed[] = [];
    this.#waiting = work.length;
    for (const { item, unit } of work) {
      const { chart } = item.version.item;
      const gaps = gapsOf.get(item) ?? findAuthoredGaps(chart, { lawState });
      gapsOf.set(item, gaps);
      const analysis = this.#analyses.answer({ item, unit, staffing: staffingOf(chart, staff, unit), gaps });
      found.push({ item, unit, analysis });
      this.#waiting -= 1;
      await setImmediate();
    }
    this.#found = found;
    this.#day = day;
    this.#organisation = organisation;
  }
}

/** Lower bound of the smallest colluding set; Infinity when nobody can carry a case to its end. */
export function fewestPersons(analysis: Analysis): number {
  const collusion = analysis.results?.collusion;
  if (collusion === undefined || collusion.known === 'impossible') return Number.POSITIVE_INFINITY;
  return collusion.known === 'exactly' ? collusion.size : collusion.lower;
}

/** The analyses of an item, weakest unit first. */
export function weakestFirst(found: readonly Analysed[]): readonly Analysed[] {
  return found.toSorted((a, b) => fewestPersons(a.analysis) - fewestPersons(b.analysis));
}
