import type { LegalDocument } from '../../core/catalogue/legal-basis.ts';
import type { ItemVersion } from '../../core/catalogue/power-item.ts';
import type { Day } from '../../core/kernel/day.ts';
import type { ActivityView, ItemView, NoticeCard, QrView } from '../../contract/public-views.ts';
import { stepList } from '../../contract/steps/step-list.ts';
import { citations } from './citations.ts';
import { basisOf, countRisks, nextOf } from './item-facts.ts';

/** What of the item page is asked from elsewhere. */
export type ItemSurroundings = {
  readonly unit: { readonly code: string; readonly name: string };
  readonly current: boolean;
  readonly others: readonly { readonly number: number; readonly effectiveFrom: string }[];
  /** Day for which it is shown; what is left out is past. */
  readonly today?: string;
  readonly ledgerIndex: number | null;
  readonly restraint: ItemView['restraint'];
  readonly activity: ActivityView;
  readonly notices: readonly NoticeCard[];
  readonly hanging?: ItemView['hanging'];
  readonly qr: QrView;
};

/** The part of an item page that changes only with the version: computed once a day and version. */
export function frozenItemView(
  version: ItemVersion,
  laws: ReadonlyMap<string, LegalDocument>,
  on: Day,
): Omit<ItemView, keyof ItemSurroundings | 'version'> {
  const { item } = version;
  const cite = (basis: readonly string[]) => citations(laws, basis, on);
  return {
    code: item.code,
    plainName: item.plainName,
    name: item.name,
    category: item.category,
    powerType: item.powerType,
    lead: item.lead,
    facts: { who: item.who, howLong: item.howLong, trips: item.trips, fee: item.fee },
    materials: item.materials,
    riskCounts: countRisks(item.chart.nodes),
    steps: stepList({ chart: item.chart, cite }),
    variants: item.chart.variants.map(({ name, plainRule }) => ({ name, plainRule })),
    forbidden: item.forbidden,
    recourse: item.recourse,
    basis: cite([...item.basis, ...item.chart.nodes.flatMap(basisOf)]),
    responsibilities: item.responsibilities,
    accountability: item.accountability,
    parameters: item.parameters,
  };
}

/** The whole item page. */
export function itemView(version: ItemVersion, frozen: ReturnType<typeof frozenItemView>, around: ItemSurroundings): ItemView {
  return {
    ...frozen,
    unit: around.unit,
    version: {
      number: version.number,
      hash: version.hash,
      effectiveFrom: version.effectiveFrom,
      effectiveTo: version.effectiveTo,
      current: around.current,
      changes: version.changes,
      others: around.others,
      withdrawn: version.withdrawn ?? null,
      coming: around.today !== undefined && version.effectiveFrom > around.today,
      next: nextOf(around),
      ledgerIndex: around.ledgerIndex,
    },
    restraint: around.restraint,
    activity: around.activity,
    notices: around.notices,
    hanging: around.hanging ?? [],
    qr: around.qr,
  };
}
