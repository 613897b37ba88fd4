import { labelOf } from '../../contract/field-labels.ts';
import type { Thread } from '../../core/catalogue/draft/draft.ts';
import { citationOf } from '../../core/catalogue/legal-basis.ts';
import { citationText } from '../../core/catalogue/list-export/published-item.ts';
import { classifiedFields } from '../../core/catalogue/draft/classified.ts';
import { reviewGates } from '../../core/catalogue/draft/gate.ts';
import type { Chart } from '../../core/chart/chart.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { Staff } from '../../core/org/staff.ts';
import type { DossierItem, DossierPart } from '../../exchange/docx/dossier.ts';
import type { OrganisationSnapshot } from '../platform/services.ts';
import type { DeskServices } from './desk-services.ts';
import { lookAt } from './draft-context.ts';
import { changesOf, chartParts } from './dossier-chart.ts';
import { fieldParts } from './dossier-fields.ts';
import { gateParts, sentences, threadParts } from './dossier-parts.ts';
import { findingViews, namesOf } from './finding-views.ts';
import { gatesOf } from './gates-of.ts';
import type { LoadedItem } from './load-item.ts';
import { personView } from './people.ts';

/** Who reads, in which organisation. */
export type Reader = { readonly person: PersonId; readonly organisation: OrganisationSnapshot; readonly staff: Staff };

/** An item's part of the dossier of its last round: what was submitted, whatever was written since. Refused: `desk-no-round`, `desk-classified`. */
export async function dossierItem(
  services: DeskServices,
  found: LoadedItem,
  reader: Reader,
): Promise<DossierItem | Refusal<'desk-no-round' | 'desk-classified'>> {
  const round = found.draft.rounds.at(-1);
  if (round === undefined) return refuse('desk-no-round');
  const content = found.contentAt(round.version);
  const loaded = { ...found, draft: { ...found.draft, content } };
  const looked = await lookAt(services, services.database.app, { loaded, organisation: reader.organisation });
  if (classifiedFields(content, looked.chart).length > 0) return refuse('desk-classified');
  const gates = [...gatesOf(services, looked), ...reviewGates(loaded.draft, reader.person)];
  const nameOf = namesOf(reader.organisation, looked.chart);
  const findings = looked.judgement === null ? [] : findingViews(looked.judgement, nameOf).map(({ sentence }) => sentence);
  return {
    mark: { item: found.id, round: round.number, version: round.version },
    title: content.name,
    parts: [
      ...roundParts(loaded, reader.staff),
      ...(await changesOf(services, loaded, looked.chart)),
      ...fieldParts(content, (id) => citationText(citationOf(services.laws, id, dayOf(services.clock.legalNow())))),
      ...(await chartParts(services, looked.chart)),
      ...sentences('机器查到的', findings, '没有查到问题。'),
      ...gateParts(gates),
      ...threadParts(loaded.draft.threads, reader.staff, placeIn(looked.chart)),
    ],
  };
}

function roundParts({ draft }: LoadedItem, staff: Staff): readonly DossierPart[] {
  const round = draft.rounds.at(-1);
  if (round === undefined) return [];
  const names = round.reviewers.map((person) => personView(staff, { person, post: null }).name).join('、');
  const due = round.due === null ? '' : `，${round.due} 以前审完`;
  const by = personView(staff, round.submitted.by).name;
  const text = `第 ${String(round.number)} 轮审核。${by} ${dayOf(round.submitted.at)} 交审${due}。${names === '' ? '还没有请人审。' : `审核人：${names}。`}`;
  return [{ kind: 'text', text, anchor: null }];
}

function placeIn(chart: Chart | null): (thread: Thread) => string {
  return ({ anchor }) => {
    if ('field' in anchor) return labelOf(anchor.field);
    if ('unplaced' in anchor) return '位置不明';
    return chart?.nodes.find(({ id }) => id === anchor.node)?.plainName ?? '已经没有的一步';
  };
}
