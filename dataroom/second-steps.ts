import { compareCorrected, compareExactly, type Counted, spreadOf } from '../core/supervision/compare-offices.ts';
import { type FunnelLimits, limitsAt } from '../core/supervision/funnel.ts';
import { findRotations } from '../core/supervision/find-rotations.ts';
import { components } from '../core/supervision/components.ts';
import type { AnswerRow } from './database.ts';

/** Turns the rows of a rule's SQL into its hits, for what SQL cannot say the same on all engines. */
export type SecondStep = (rows: readonly AnswerRow[], parameters: Readonly<Record<string, string>>) => readonly AnswerRow[];

/** The registered second steps. */
export const secondSteps: Readonly<Record<string, SecondStep>> = {
  /** Rows 对象, n, x: those far above the common share, with p0, p and whether the corrected comparison agrees. */
  二项检验: (rows, parameters) => {
    const counted = rows.map((row) => ({ id: String(row['对象']), n: Number(row['n']), x: Number(row['x']) }));
    const limits = { q: Number(parameters['错误发现率']), leastRatio: Number(parameters['倍数']) };
    const spread = spreadOf(compared(counted, Number(parameters['最少件数'])));
    const corrected = new Set(compareCorrected(counted, { ...limits, leastCases: 20 }).map(({ id }) => id));
    return compareExactly(counted, { ...limits, leastCases: Number(parameters['最少件数']) }).map(({ id, n, x, share, common, p }) => ({
      ...rows.find((row) => row['对象'] === id),
      对象: id,
      n,
      x,
      退回率: percent(share),
      平均: percent(common),
      p: p.toPrecision(3),
      校正后: corrected.has(id) ? '是' : '否',
      漏斗上界: limitsText(limitsAt(n, spread)),
    }));
  },
  /** Rows 对象, n, x: those that stand out also when the natural spread between units is taken off. */
  校正检验: (rows, parameters) => {
    const counted = rows.map((row) => ({ id: String(row['对象']), n: Number(row['n']), x: Number(row['x']) }));
    const limits = {
      q: Number(parameters['错误发现率']),
      leastRatio: Number(parameters['倍数']),
      leastCases: Number(parameters['最少件数']),
    };
    const spread = spreadOf(compared(counted, limits.leastCases));
    return compareCorrected(counted, limits).map(({ id, n, x, share, common, p }) => ({
      ...rows.find((row) => row['对象'] === id),
      ...{
        对象: id,
        n,
        x,
        占比: percent(share),
        平均: percent(common),
        p: p.toPrecision(3),
        漏斗上界: limitsText(limitsAt(n, spread)),
      },
    }));
  },
  轮流坐庄: (rows, parameters) => {
    const limits = { fewest: Number(parameters['最少家数']), low: Number(parameters['最低份额']), high: Number(parameters['最高份额']) };
    const pairs = rows.map((row) => ({ a: String(row['甲']), b: String(row['乙']), won: String(row['中标']) }));
    return findRotations(pairs, limits).map(({ members, projects, wins }) => ({
      ...{ 对象: members.join('|'), 成员: members.join('、'), 场数: projects.length, 证据: `采购项目:${projects.join('|')}` },
      中标次数: members.map((member) => `${member} ${String(wins.get(member) ?? 0)} 次`).join('、'),
    }));
  },
  /** Rows 对象 `a|b` of pairs: each with the whole circle its two belong to. */
  连通圈子: (rows) => {
    const circles = components(rows.map((row) => [String(row['甲']), String(row['乙'])] as const));
    return rows.map((row) => ({ ...row, 圈子: (circles.get(String(row['甲'])) ?? []).join('、') }));
  },
};

/** Those of enough cases, in one order whatever order the engine gave. */
function compared(counted: readonly Counted[], leastCases: number): readonly Counted[] {
  return counted.filter(({ n }) => n >= leastCases).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function limitsText({ high, outerHigh }: FunnelLimits): string {
  return `95% ${percent(high)}，99.8% ${percent(outerHigh)}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
