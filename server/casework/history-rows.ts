import type { CaseEvent } from '../../core/casework/event.ts';
import type { CaseView } from '../../contract/work-views.ts';
import { nameOf } from './name-of.ts';
import { eventWords } from './event-words.ts';
import { fieldsOf } from './title-of.ts';
import type { SeenCase } from './viewer.ts';

/** The course of a case: what was done, by whom, with which opinion. */
export function historyRows(seen: SeenCase): CaseView['history'] {
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
