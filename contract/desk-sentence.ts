import type { Aspect, Missing } from '../core/catalogue/draft/aspects/aspect.ts';
import type { Anchor, DraftEvent } from '../core/catalogue/draft/event.ts';
import type { Gate, GateCode } from '../core/catalogue/draft/gate.ts';
import type { Lint } from '../core/catalogue/draft/lint.ts';
import { labelOf } from './field-labels.ts';

/** What the mission calls the six aspects (六个方面). */
export const aspectNames: Readonly<Record<Aspect, string>> = {
  bounds: '划分权责界限',
  list: '厘清权力清单',
  flow: '优化权力流程',
  risks: '排查廉政风险',
  measures: '制定防控措施',
  supervision: '建立监督机制',
};

const whyMissing: Readonly<Record<Missing['why'], string>> = {
  empty: '还没有写',
  'no-level': '有的风险点没有定等级',
  'no-measure': '有的风险点没有防控措施',
  'no-owner': '有的风险点没有写由谁负责',
  'chart-has-errors': '流程图还有错',
};

/** What an aspect still wants, in words. */
export function missingSentence({ field, why }: Missing): string {
  return `${labelOf(field)}：${whyMissing[why]}。`;
}

const gateSentences: Readonly<Record<GateCode, string>> = {
  'code-missing': '还没有编码。请先编上。',
  'code-taken': '本单位已有事项用了这个编码。请换一个。',
  unsound: '流程图走不通，或者还有错。请照流程图上的提示改好。',
  unstaffed: '按现在的人员，这件事排不出人来办。请先补人，或者改流程。',
  'one-hand': '一个人就能从头办到底。请加一道关，或者写明由谁用什么办法来控制、哪天复查。',
  'basis-missing': '没有写依据。没有依据的权力不能上清单。',
  'basis-not-in-force': '有的依据已经失效，或者还没有生效。请换成现行的。',
  'basis-text-not-in-hand': '有的依据还没有拿到原文。请把原文找来核对，或者走“原文未到”的例外。',
  'mask-missing': '有的公开项目没有打码。个人信息不能这样公开。',
  'personal-datum': '文字里有身份证号、手机号或者账号。请删去。',
  classified: '文字里有密级或者“内部”标记。涉密的、内部的不能公布，也不能印出去。请删去，或者不要放进清单。',
  'hard-words': '有的话老百姓看不懂。请照提示改，或者走“暂不改白话”的例外。',
  'not-reviewed': '这个版本还没有审过，或者同意的人自己也写过。请另请人审。',
  'threads-open': '还有批注没有了结。请逐条答复、了结。',
  'author-alone': '您写过这个事项，不能自己发布。请换一个人来发布。',
};

/** Why a gate is closed and what opens it. */
export function gateSentence({ code }: Gate): string {
  return gateSentences[code];
}

/** What the lint found, and what to say instead. */
export function lintSentence({ code, found, instead }: Lint): string {
  switch (code) {
    case 'official-word':
      if (instead === '') return `“${found}”可以不说。`;
      return instead === null ? `“${found}”老百姓不这么说。` : `“${found}”老百姓不这么说，可以说：${instead}。`;
    case 'long-sentence':
      return '这句话太长，请断成两句。';
    case 'personal-datum':
      return `这里有${found}。清单里不能写，请删去。`;
    case 'half-width-mark':
      return `标点“${found}”请用全角的“${instead ?? found}”。`;
  }
}

/** What happened to an item, as a line of its history. */
export function historySentence(event: DraftEvent): string {
  switch (event.type) {
    case 'item-added':
      if (event.import !== null) return '从文件导入。';
      return event.lineage === null ? '新建了事项。' : `采用了县里的 ${event.lineage.code}。`;
    case 'fields-changed':
      return `改了${Object.keys(event.fields).map(labelOf).join('、')}。`;
    case 'value-set-aside':
      return `${labelOf(event.field)}别人先改了，写的内容另存着。`;
    case 'set-aside-dropped':
      return `另存的${labelOf(event.field)}不要了。`;
    case 'item-submitted':
      return `交第 ${event.round} 轮审核。`;
    case 'reviewers-named':
      return `第 ${event.round} 轮点名 ${event.reviewers.length} 人审核。`;
    case 'opinion-given':
      return `第 ${event.round} 轮意见：${event.verdict === 'approve' ? '同意' : '退回'}。${event.text}`;
    case 'round-closed':
      return `第 ${event.round} 轮结束：${event.result === 'approved' ? '通过' : '退回'}。${event.text}`;
    case 'comment-made':
    case 'comment-answered':
    case 'comment-settled':
    case 'suggestion-taken':
    case 'item-published':
    case 'item-withdrawn':
    case 'revision-opened':
    case 'item-removed':
      return laterSentence(event);
  }
}

function placeOf(anchor: Anchor): string {
  if ('field' in anchor) return labelOf(anchor.field);
  return 'node' in anchor ? '流程图的一步' : '找不到位置的一处';
}

type Rest = Extract<
  DraftEvent,
  {
    readonly type:
      | 'comment-made'
      | 'comment-answered'
      | 'comment-settled'
      | 'suggestion-taken'
      | 'item-published'
      | 'item-withdrawn'
      | 'revision-opened'
      | 'item-removed';
  }
>;

function laterSentence(event: Rest): string {
  switch (event.type) {
    case 'comment-made':
      return `${event.brought === undefined ? '' : `带来文件里“${event.brought.author}”的批注：`}批注了${placeOf(event.anchor)}。`;
    case 'comment-answered':
      return event.brought === undefined ? '答复了批注。' : `带来文件里“${event.brought.author}”的答复。`;
    case 'comment-settled':
      return '了结了批注。';
    case 'suggestion-taken':
      return '采用了批注里的建议。';
    case 'item-published':
      return `发布第 ${event.number} 版，${event.effectiveFrom} 起生效${event.override === null ? '' : `，例外理由：${event.override.reason}`}。`;
    case 'item-withdrawn':
      return `撤下，理由：${event.reason}`;
    case 'revision-opened':
      return `开始修订，理由：${event.reason}`;
    case 'item-removed':
      return '撤销导入，删去了。';
  }
}
