import { timeline } from '../../core/casework/timeline.ts';
import { currentSteps } from '../../core/casework/current-steps.ts';
import { possibleActs } from '../../core/casework/may-do.ts';
import type { CaseEvent } from '../../core/casework/event.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { maskNumber, plainText } from '../../core/publication/mask.ts';
import type { FormState } from '../../contract/page-frame.ts';
import type { CaseView, ObjectionView } from '../../contract/work-views.ts';
import type { Services } from '../platform/services.ts';
import { readNoticeCard } from '../public/read.ts';
import { actViews, nameOf } from './act-views.ts';
import { eventWords, outcomeLabel } from './event-words.ts';
import { noticeIdOf } from './project-notice.ts';
import { endWords } from './stage-of.ts';
import { fieldsOf } from './title-of.ts';
import type { SeenCase, Viewer } from './viewer.ts';

/** The case page of an official: what he may do now, or why not; papers, path, history. */
export async function caseView(
  services: Services,
  seen: SeenCase,
  about: { readonly viewer: Viewer; readonly form: FormState; readonly formNode: string | null },
): Promise<CaseView> {
  const { loaded, item } = seen;
  const { file, state } = loaded;
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
    acts: actViews(seen, about.viewer),
    objections: seen.mustStayOut ? [] : objectionViews(seen, about.viewer),
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

function stepRows(seen: SeenCase): CaseView['steps'] {
  const { state } = seen.loaded;
  const words = { done: 'done', current: 'now', 'to-come': 'to-come' } as const;
  return timeline(state, seen.item.version.item.chart)
    .filter((entry) => entry.state !== 'to-come' || entry.certain)
    .map((entry) => {
      const act =
        state.status === 'absent' ? undefined : state.acts.findLast((done) => done.node === entry.node && done.visit === entry.visit);
      const ended = entry.until ?? entry.since;
      return {
        plainName: seen.item.chart.node(entry.node)?.plainName ?? entry.node,
        state: words[entry.state],
        day: ended === null ? null : dayOf(ended),
        by: act === undefined ? null : nameOf(seen, act.person),
        outcome: entry.outcome === null ? null : outcomeLabel(seen.item, entry.node, entry.outcome),
      };
    });
}

function historyRows(seen: SeenCase): CaseView['history'] {
  return seen.loaded.events.flatMap((event, at) => {
    const what = eventWords(seen.item, event);
    if (what === undefined) return [];
    return [
      { at: new Date(event.at).toISOString(), what, by: byWords(seen, event), opinion: seen.mustStayOut ? null : opinionOf(seen, at + 1) },
    ];
  });
}

function byWords(seen: SeenCase, event: CaseEvent): string {
  switch (event.by.kind) {
    case 'citizen':
      return '群众';
    case 'system':
      return '系统';
    case 'official': {
      const { post } = event.by;
      const name = seen.organisation.data.posts.find((candidate) => candidate.id === post)?.name ?? '';
      return `${name} ${nameOf(seen, event.by.person)}`.trim();
    }
  }
}

/** Long texts of an event: opinions and findings. */
function opinionOf(seen: SeenCase, seq: number): string | null {
  const fields = fieldsOf(seen.item.version.item);
  const values = [...(seen.loaded.values.byEvent.get(seq) ?? [])];
  const texts = values.flatMap(([id, value]) => {
    const field = fields.get(id);
    const open = field !== undefined && field.kind === 'long-text' && (field.disclosure !== 'secret' || seen.takesPart);
    return open && typeof value === 'string' ? [value] : [];
  });
  return texts.length === 0 ? null : texts.join('\n');
}

function objectionViews(seen: SeenCase, viewer: Viewer): readonly ObjectionView[] {
  const { state, events, values } = seen.loaded;
  if (state.status === 'absent') return [];
  const acts = possibleActs(state, seen.context, viewer.person).filter((act) => act.do === 'answer-objection');
  const waiting = state.status === 'open' ? currentSteps(state, seen.context).flatMap((step) => step.objections) : [];
  const textAt = (at: number, field: string) => {
    const value = at < 0 ? undefined : values.byEvent.get(at + 1)?.get(field);
    return typeof value === 'string' ? value : null;
  };
  return state.objections.map((objection) => {
    const raisedAt = events.findIndex((event) => event.type === 'objection-raised' && event.objection === objection.objection);
    const answeredAt = events.findIndex((event) => event.type === 'objection-answered' && event.objection === objection.objection);
    const raised = events[raisedAt];
    const act = acts.find((candidate) => candidate.objection === objection.objection);
    return {
      id: objection.objection,
      text: textAt(raisedAt, 'objection') ?? '',
      raisedOn: dayOf(objection.raisedAt),
      channel: raised?.type === 'objection-raised' ? raised.channel : 'web',
      state: objection.answer ?? 'open',
      answer: textAt(answeredAt, 'answer'),
      dueDay: waiting.find((one) => one.objection === objection.objection)?.due?.dueDay ?? null,
      refusal: act?.refusal === null || act === undefined ? null : viewer.sentence(act.refusal),
    };
  });
}
