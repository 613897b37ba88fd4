import { possibleActs } from '../../core/casework/may-do.ts';
import { maskNumber, plainText } from '../../core/publication/mask.ts';
import type { FormState } from '../../contract/page-frame.ts';
import type { CaseView } from '../../contract/work-views.ts';
import type { Services } from '../platform/services.ts';
import { readNoticeCard } from '../public/read.ts';
import { actViews } from './act-views.ts';
import { nameOf } from './name-of.ts';
import { noticeIdOf } from './notice-id.ts';
import { endWords } from './stage-of.ts';
import { fieldsOf } from './title-of.ts';
import type { SeenCase, Viewer } from './viewer.ts';
import { objectionViews } from './objection-views.ts';
import { stepRows } from './step-rows.ts';
import { historyRows } from './history-rows.ts';

/** The case page of an official: what he may do now, or why not; papers, path, history. */
export async function caseView(
  services: Services,
  seen: SeenCase,
  about: { readonly viewer: Viewer; readonly form: FormState; readonly formNode: string | null },
): Promise<CaseView> {
  const { loaded, item } = seen;
  const { file, state } = loaded;
  const possible = possibleActs(state, seen.context, about.viewer.person);
  const notice = state.status === 'open' ? state.notices.at(0) : undefined;
  return {
    id: loaded.caseId,
    number: file.number,
    itemCode: item.version.item.code,
    itemName: item.version.item.plainName,
    versionNumber: item.version.number,
    title: file.title,
    unitName: seen.organisation.data.units.find((unit) => unit.id === file.unit_id)?.name ?? '',
    state: file.status,
    outcome: state.status === 'ended' ? endWords[state.result] : null,
    fields: seen.mustStayOut ? [] : fieldRows(seen),
    acts: actViews(seen, about.viewer, possible),
    objections: seen.mustStayOut ? [] : objectionViews(seen, about.viewer, possible),
    notice: notice === undefined ? null : await readNoticeCard(services, noticeIdOf(services.keys, { caseId: loaded.caseId, ...notice })),
    steps: stepRows(seen),
    history: historyRows(seen),
    recused: state.status === 'absent' ? [] : state.recused.map((person) => nameOf(seen, person)),
    canRecuse: state.status === 'open',
    version: loaded.version,
    form: about.form,
    formNode: about.formNode,
  };
}

function fieldRows(seen: SeenCase): CaseView['fields'] {
  const fields = fieldsOf(seen.item.version.item);
  return [...seen.loaded.values.latest].flatMap(([id, value]) => {
    const field = fields.get(id);
    if (field === undefined || (field.disclosure === 'secret' && !seen.takesPart)) return [];
    const text = plainText(field, value);
    const shown = field.kind === 'id-number' ? maskNumber(text) : text;
    return shown === '' ? [] : [{ label: field.label, value: shown, disclosure: field.disclosure }];
  });
}
