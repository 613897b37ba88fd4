import type { Repair } from '../core/chart/analyse/repair.ts';
import type { RuleShape, StaffingChange } from '../core/chart/analyse/staffing-change.ts';

/** How ids are told to people; the identity where ids are all there is. */
export type NameOf = (id: string) => string;

/**
 * The cheapest repair in plain Chinese: what to change, and what that does to the number of persons without whom nothing can be
 * carried to its end.
 *
 * @param collusionBefore the smallest colluding set before, null when it is not known exactly
 */
export function repairSentence(repair: Repair, collusionBefore: number | null, nameOf: NameOf): string {
  const hopeless = repair.each.filter(({ change }) => change === null).map(({ person }) => nameOf(person));
  if (repair.plan === null) {
    return hopeless.length > 0
      ? `只改一处补不上${hopeless.join('、')}的缺，要同时改几处，或者改流程。`
      : '逐人补缺以后，合在一起仍然缺不得人，要另想办法。';
  }
  const cure = `${repair.plan.map((change) => changeSentence(change, nameOf)).join('；')}。`;
  const { collusionAfter: after } = repair;
  if (after === null || collusionBefore === null) return `这样改，缺任何一个人都办得下去：${cure}`;
  if (after < collusionBefore)
    return `这样改，缺任何一个人都办得下去：${cure}但是办成至少要的人数会从 ${collusionBefore} 降到 ${after}，要另加一道制约。`;
  return `这样改，缺任何一个人都办得下去，办成至少要的人数${after === collusionBefore ? '不变' : `升到 ${after}`}：${cure}`;
}

/** One change as an instruction, without a full stop. */
export function changeSentence(change: StaffingChange, nameOf: NameOf): string {
  switch (change.kind) {
    case 'add-holder':
      return change.person === null
        ? `给岗位 ${nameOf(change.post)} 再配一个人，不兼这件事的别的岗位`
        : `让 ${nameOf(change.person)} 也担任 ${nameOf(change.post)}`;
    case 'add-delegate':
      return `由 ${nameOf(change.from)} 委托 ${nameOf(change.to)} 代行 ${nameOf(change.post)}`;
    case 'loosen-rule':
      return `放宽${ruleText(change.about, nameOf)}：${loosened[change.to]}`;
    case 'free-step':
      return `${ruleText(change.about, nameOf)}不再管环节 ${nameOf(change.step)}`;
    case 'drop-rule':
      return `取消${ruleText(change.about, nameOf)}`;
  }
}

const loosened = { 'one-more': '多容许一个人', actor: '只看经办人，不看委托人', principal: '只看委托人，不看经办人' } as const;

/** A rule by its kind and steps, as people know it: “受理、审批不能由同一个人办”这条规则. */
function ruleText({ type, steps }: RuleShape, nameOf: NameOf): string {
  return `“${steps.map(nameOf).join('、')}${ruleWords[type]}”这条规则`;
}

const ruleWords: Readonly<Record<RuleShape['type'], string>> = {
  sod: '不能由同一个人办',
  bod: '要由同一个人办',
  coi: '不能由互为近亲属的人办',
  coi_applicant: '不能由申请人和他的近亲属办',
  sod_repeat: '再办时要换人',
  at_most: '办的人数有上限',
};
