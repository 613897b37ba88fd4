import type { BurdenResult, ProposalResult, SimplificationResult } from '../contract/simplification-result.ts';

/** The report of one case as lines for people: what the chart demands now, then one paragraph for each proposal. */
export function simplificationTable(result: SimplificationResult): string {
  const { before } = result;
  if (before === null) return `【${result.id}】\n  流程走不通，先用 mingquan check 看看哪里不对。\n\n`;
  const head = [`【${result.id}】`, `  现在：${measures(before).join('，')}`];
  if (result.proposals.length === 0) return `${[...head, '  没有审批环节，没有可以精简的。'].join('\n')}\n\n`;
  return `${[...head, ...result.proposals.flatMap((proposal) => paragraph(proposal, before))].join('\n')}\n\n`;
}

function paragraph(proposal: ProposalResult, before: BurdenResult): readonly string[] {
  const { after, duplicated } = proposal;
  const now = measures(before);
  const changes =
    after === null ? [] : measures(after).flatMap((text, at) => (text === now[at] ? [] : [`${now[at] ?? ''} → ${valueIn(text)}`]));
  return [
    '',
    `  ${proposal.may_go ? '✓ 可以考虑去掉' : '✗ 不能去掉'} ${proposal.steps.join('、')}`,
    `    去掉以后：${changes.length === 0 ? '都不变' : changes.join('，')}`,
    ...(duplicated.length === 0 ? ['    和别的环节没有重复'] : duplicated.map(overlap)),
    ...proposal.refused.map(({ sentence }) => `    ${sentence}`),
  ];
}

function overlap(each: ProposalResult['duplicated'][number]): string {
  const parts = [
    ...(each.posts.length > 0 ? [`同一个岗位（${each.posts.join('、')}）`] : []),
    ...(each.basis.length > 0 ? [`同一条依据（${each.basis.join('、')}）`] : []),
    ...(each.risks.length > 0 ? [`防同一种风险（${each.risks.join('、')}）`] : []),
  ];
  return `    ${each.step} 与 ${each.with} 重复：${parts.join('，')}`;
}

/** Each measure as "name value"; always the same ones in the same order. */
function measures(burden: BurdenResult): readonly string[] {
  const { min_collusion: least, time } = burden;
  const range = typeof least === 'number' || least === null ? (least ?? '办不成') : `${least[0]}到${least[1] ?? '?'}`;
  return [
    `最少串通人数 ${range}`,
    `最少岗位 ${burden.min_posts ?? '?'}`,
    ...(burden.min_levels === null ? [] : [`最少层级 ${burden.min_levels}`]),
    `审批 ${burden.approvals}`,
    `办成至少过审批 ${burden.min_approvals ?? '?'}`,
    ...(time === null
      ? []
      : [
          `最快 ${time.shortest}${units[time.unit] ?? ''}`,
          `最慢 ${time.longest ?? '没有上限'}${time.longest === null ? '' : (units[time.unit] ?? '')}`,
        ]),
  ];
}

const units: Readonly<Record<string, string>> = { 'working-day': '个工作日', day: '天', hour: '小时' };

function valueIn(text: string): string {
  return text.slice(text.indexOf(' ') + 1);
}
