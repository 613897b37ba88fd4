import { maskPersonal } from '../../core/supervision/mask-personal.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { findRole } from '../../core/org/roles.ts';
import type { AlertView } from '../../contract/alert-views.ts';
import type { Services } from '../platform/services.ts';
import type { ShownValues } from './alert-content.ts';
import { ruleCards } from './rule-cards.ts';
import type { SeenAlert } from './seen-alert.ts';

type Facts = Pick<AlertView, 'rule' | 'object' | 'values' | 'tables' | 'evidence' | 'gone' | 'place' | 'people' | 'lawful'>;

/** What an alert stands on: the rule in plain words, the values, the rows as they may be seen, who acted by post. */
export function factsOf(services: Services, seen: SeenAlert): Facts {
  const { alert, content, isOpen } = seen;
  const card = ruleCards().get(alert.rule);
  const tables = [...new Set(content.rows.map((row) => row.table))];
  return {
    rule: {
      summary: card?.summary ?? null,
      basis: card?.basis ?? [],
      keeper: card?.keeper ?? null,
      version: alert.ruleVersion,
      parameters: Object.entries(content.parameters).map(([name, value]) => ({ name, value })),
    },
    object: { type: alert.objectType, shown: shownObject(alert.objectType, content.object, isOpen), isOpen },
    values: pairsOf(content.values),
    tables: tables.map((table) => ({ table, rows: content.rows.filter((row) => row.table === table).map((row) => pairsOf(row.values)) })),
    evidence: { hash: alert.evidence, snapshot: alert.seen.snapshot, seenOn: dayOf(alert.lastSeenAt) },
    gone: alert.gone,
    place: placeOfCase(services, seen),
    people: peopleOf(seen).map(({ post, name }) => `${post} ${name}`.trim()),
    lawful: content.lawful,
  };
}

/** True for objects that name a person or an account. */
export function isMasked(type: string): boolean {
  return type === '身份证号' || type === '银行账号';
}

/** Objects that name a person or an account stay masked until they are opened with a reason. */
function shownObject(type: string, object: string, isOpen: boolean): string {
  if (isOpen) return object;
  if (type === '身份证号') return maskPersonal('identity', object);
  return type === '银行账号' ? maskPersonal('account', object) : object;
}

function pairsOf(values: ShownValues): readonly { readonly label: string; readonly value: string }[] {
  return Object.entries(values).flatMap(([label, value]) => (value === null || value === '' ? [] : [{ label, value }]));
}

function placeOfCase({ items }: Services, { content }: SeenAlert): AlertView['place'] {
  const { place } = content;
  if (place === null) return null;
  const living = items.list().find(({ version }) => version.item.code === place.item && version.number === place.number);
  const node = living?.chart.node(place.step);
  if (living === undefined || node === undefined || !('plainName' in node)) return null;
  const href = `/i/${encodeURIComponent(place.item)}?v=${String(place.number)}`;
  return { href, item: living.version.item.plainName, step: node.plainName };
}

/** Officials whose acts the rows show, each by post and name; one concerned reads of himself alone. */
export function peopleOf({ alert, eye, person, context, organisation }: SeenAlert) {
  return alert.concerned
    .filter((one) => eye !== 'concerned' || one === person)
    .map((one) => {
      const posts = context.staff.postsOf(one).flatMap((holding) => officeOf(context.staff.findPost(holding.post)));
      return {
        post: [...new Set(posts)].join('、'),
        name: organisation.data.persons.find((candidate) => candidate.id === one)?.name ?? '',
      };
    });
}

/** Name of an office; seats in bodies that only vote say nothing about who handled what. */
function officeOf(post: { readonly role: string; readonly name: string } | undefined): readonly string[] {
  return post === undefined || findRole(post.role)?.body === true ? [] : [post.name];
}
