import { rolesOfNode } from '../../core/casework/roles-of-node.ts';
import type { CaseCommand } from '../../core/casework/command.ts';
import type { Role } from '../../core/org/organisation.ts';
import type { LivingItem } from '../platform/services.ts';
import type { LoadedCase } from './loaded-case.ts';

type Bare<Command> = Command extends CaseCommand ? Omit<Command, 'by' | 'fields'> : never;

/** A command without who and what: the shell adds the post and the commitments. */
export type Wish = Bare<CaseCommand>;

/** Roles that may do what is wished, wherever it stands in the chart. */
export function rolesFor(wish: Wish, about: { readonly item: LivingItem; readonly loaded: LoadedCase }): readonly Role[] {
  const { item, loaded } = about;
  const nodeOf = (id: string) => item.chart.node(id);
  switch (wish.do) {
    case 'take-step':
    case 'record-meeting':
    case 'confirm-meeting':
    case 'note-external':
      return rolesOfNode(nodeOf(wish.node));
    case 'answer-objection': {
      const { state } = loaded;
      const objection = state.status === 'absent' ? undefined : state.objections.find((known) => known.objection === wish.objection);
      return objection === undefined ? [] : rolesOfNode(nodeOf(objection.node));
    }
    case 'recuse':
    case 'raise-objection':
      return everyRole(item);
    case 'open-case':
    case 'withdraw-case':
    case 'let-time-pass':
      return item.version.item.startedBy;
  }
}

/** All roles that have a part in the item. */
export function everyRole(item: LivingItem): readonly Role[] {
  return [...new Set([...item.version.item.startedBy, ...item.version.item.chart.nodes.flatMap(rolesOfNode)])];
}
