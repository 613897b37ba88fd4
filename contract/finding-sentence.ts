import type { Finding, FindingCode } from '../core/chart/analyse/finding.ts';
import type { Facts } from '../core/kernel/outcome.ts';

type Sentence = (facts: Facts, nodes: string) => string;

/** The plain Chinese sentence of a finding; nodes and persons are named by their ids. */
export function findingSentence(finding: Finding): string {
  return sentences[finding.code](finding.because, finding.nodes.join('、'));
}

const sentences: Readonly<Record<FindingCode, Sentence>> = {
  'unsound-unsafe': (_, nodes) => `同一条连线上会同时出现两个办理进度，事情会被办两遍。涉及：${nodes}。`,
  'unsound-deadlock': (_, nodes) => `办到这里会卡住，再也走不下去。涉及：${nodes}。`,
  'unsound-livelock': (_, nodes) => `办到这里会一直绕圈，到不了结束。涉及：${nodes}。`,
  'unsound-improper-completion': (_, nodes) => `已经结束了，还有别的环节没有办完。涉及：${nodes}。`,
  'unsound-dead-node': (_, nodes) => `这些环节永远办不到：${nodes}。`,
  'too-many-states': () => '流程图的状态太多，没有算完，不能断定流程是否走得通。',
  'not-satisfiable': () => '按现有人员和回避、分离要求，有的走法排不出人来办。',
  'cannot-approve': () => '按现有人员和回避、分离要求，没有一种走法能办成。',
  'no-post': (_, nodes) => `环节 ${nodes} 没有写明由哪个岗位办理。`,
  'empty-post': (facts, nodes) => `岗位 ${text(facts['post'])} 现在没有人，影响环节：${nodes}。`,
  'single-holder': (facts, nodes) => `岗位 ${text(facts['post'])} 只有 ${text(facts['person'])} 一个人，影响环节：${nodes}。`,
  'not-resilient': (facts) => `这些人缺一个，有的走法就办不下去：${text(facts['persons'])}。`,
  'no-hand': () => '不经过任何工作人员就能办成。',
  'one-hand': (facts) => `一个人就能从头办到底：${text(facts['persons'])}。`,
  'approvable-unseen': () => '有一种走法不经过公示，也不经过表决，就能办成。',
  'approval-adds-nothing': (_, nodes) => `去掉环节 ${nodes} 的审批，办成至少要的人数不变。`,
  'no-basis': (_, nodes) => `环节 ${nodes} 没有写明依据。`,
  'no-limit': (_, nodes) => `环节 ${nodes} 没有写明时限。`,
  'no-recourse': (_, nodes) => `环节 ${nodes} 没有写明群众不服时找谁。`,
  'high-risk-unprevented': (facts, nodes) => `环节 ${nodes} 的高风险没有防控措施：${text(facts['risks'])}。`,
  'high-risk-unchecked': (_, nodes) => `环节 ${nodes} 风险高，后面可以不经另一个人把关就办成。`,
  'unbounded-return': (_, nodes) => `退回没有次数限制：${nodes}。`,
  'over-limit': (facts) =>
    `最长要 ${text(facts['longest'])}${unitText(facts['unit'])}，超过了总时限 ${text(facts['limit'])}${unitText(facts['unit'])}。`,
  'condition-gap': (facts, nodes) => `分岔 ${nodes} 有一种情况没有写往哪里走${example(facts)}。`,
  'condition-overlap': (facts, nodes) => `分岔 ${nodes} 有一种情况写了两个去处${example(facts)}。`,
  'condition-undecided': (_, nodes) => `分岔 ${nodes} 的条件太多，没有算完，不能断定是不是每种情况都有去处。`,
  'branch-never': (_, nodes) => `分岔上有一条路永远走不到：${nodes}。`,
  'official-words': (facts, nodes) => `环节 ${nodes} 用了老百姓不说的词：${text(facts['words'])}。`,
  'long-sentences': (facts, nodes) => `有的句子太长，最长 ${text(facts['longest'])} 个字，最好不超过 ${text(facts['most'])} 个：${nodes}。`,
  'dead-law': (facts, nodes) => `环节 ${nodes} 引用的条文${lawWords[String(facts['state'])] ?? ''}：${text(facts['basis'])}。`,
  'budget-spent': (facts) => `没有算完，以下结果只给出范围或留空：${openText(facts['open'])}。`,
};

const lawWords: Readonly<Record<string, string>> = {
  superseded: '已经失效',
  'not-yet-in-force': '还没有生效',
  unknown: '在法规库里找不到',
};

/** Results of an analysis in words, by the names they have in the exchange format. */
const resultWords: Readonly<Record<string, string>> = {
  min_collusion: '办成至少要的人数',
  minimum_sets: '人数最少的各种组合',
  satisfiable: '能不能排出人来办',
  resilient_1: '缺一个人还办不办得下去',
  removable_approvals: '去掉也不影响的审批',
};

function openText(open: Facts[string] | undefined): string {
  return text(Array.isArray(open) ? open.map((each: string) => resultWords[each] ?? each) : open);
}

function example(facts: Facts): string {
  return facts['example'] === undefined ? '' : `，例如 ${text(facts['example'])}`;
}

function text(fact: Facts[string] | undefined): string {
  if (fact === 'unbounded') return '无限期';
  return typeof fact === 'object' && fact !== null ? fact.join('、') : String(fact ?? '');
}

function unitText(fact: Facts[string] | undefined): string {
  if (fact === 'working-day') return '个工作日';
  return fact === 'hour' ? '小时' : '天';
}
