import { type ProgrammeSentences, three } from '../refusal-words.ts';

/** Refusals of the programme, in Chinese. */
export const programmeRefusals: ProgrammeSentences = {
  'programme-seats-unfit': () =>
    three('没有存：领导小组的成员不对。', '要有一位组长，每个岗位只坐一席，岗位要在机构里查得到。', '请看一看名单，再存一次。'),
  'programme-days-unfit': () =>
    three('没有存：日子不对。', '文件不能晚于生效日，结束不能早于开始，期限不能是过去的日子，会议要已经开过。', '请改好日子再存。'),
  'programme-not-there': () =>
    three('没有存：引用的内容找不到。', '阶段、文件、决定或单位已经不在，或者写重了。', '请刷新页面，另选一个。'),
  'programme-over': () => three('没有办成：它已经结束了。', '结束了的文件和任务不能再改。', '要接着办，请另发一个。'),
  'programme-read-not-told': () =>
    three('不用报：这项结果系统自己看得到。', '清单、流程图和风险点的进度直接从平台上读。', '把清单做好，进度就会变。'),
};
