import { type LawSentences, three } from '../refusal-words.ts';

/** Refusals of the law register and of revisions, in Chinese. */
export const lawRefusals: LawSentences = {
  'law-not-allowed': () =>
    three('没有办成：您的岗位不能做这件事。', '法规库由领导小组办公室和司法局记，修订任务由编清单的人了结。', '请找负责的岗位来做。'),
  'law-id-taken': () => three('没有登记：这个编号已经有了。', '一个编号只对一份文件。', '请先看看那份文件，不是同一份就换个编号。'),
  'law-ended': (say) =>
    three(`没有记下：它在${say.day('lastDay')}之后已经失效。`, '失效的文件和条文不能再改。', '新的文件请另外登记，再写明由哪一条接替。'),
  'law-article-known': () => three('没有记下：这一条已经有了。', '同一条不能加两次。', '条文改了的，请记“修改条文”。'),
  'law-article-unknown': () => three('没有记下：这份文件里没有这一条。', '条号只照原文写，不推算。', '请对照原文，先把这一条加进来。'),
  'law-text-known': () => three('没有记下：这一条的原文已经有了。', '存下的原文不再换。', '条文改了的，请记“修改条文”。'),
  'law-days-wrong': (say) =>
    three(
      '没有记下：日子接不上。',
      say.has('earliest') ? `这一条现在的文字从${say.day('earliest')}起施行。` : '新的文字要在旧的之后。',
      '请对照原文里的施行日期。',
    ),
  'law-successor-unknown': () =>
    three('没有记下：接替它的法规或条文还没有登记。', '接替关系只写读到过的，不猜。', '请先登记，或者先空着。'),
  'law-source-missing': () => three('没有记下：没有写出处。', '谁都要能去核对。', '请写明公报、网页或文号。'),
  'law-round-open': () => three('没有开始：这一年的修订已经开过了。', '一年只开一轮。', '请看已经开的那一轮。'),
  'law-task-settled': () => three('没有办成：这项任务已经了结。', '有人看过了，或者新版已经公布，或者事项撤下了。', '请刷新页面。'),
  'law-reason-missing': () => three('没有办成：要写理由。', '“不用改”也要说清对照了什么。', '请写一句理由。'),
  'law-due-wrong': (say) => three('没有办成：期限不对。', `期限要在${say.day('today')}到${say.day('latest')}之间。`, '请另选一个日子。'),
};
