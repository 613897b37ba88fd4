import { type DeskSentences, three } from '../refusal-words.ts';

/** Refusals of compiling, reviewing and publishing, in Chinese. */
export const deskRefusals: DeskSentences = {
  'desk-not-allowed': () =>
    three('没有办成：您的岗位不能做这件事。', '编制、审核、发布由不同的岗位来做，谁都不能一手包办。', '请找负责的岗位来做。'),
  'desk-state-forbids': () =>
    three('没有办成：这个事项现在不能这样做。', '它现在的状态不允许，比如正在审核的不能改。', '请刷新页面，看它现在到了哪一步。'),
  'desk-nothing-changed': () => three('没有要存的。', '您写的和现在的一样。', '不用再做什么。'),
  'desk-author-cannot': () => three('没有办成：自己写的不能自己审。', '这个事项里有您写的内容。', '请换一位没有写过它的人来审。'),
  'desk-reviewers-unfit': () =>
    three('没有办成：点名的审核人里有人不合适。', '审核人要有审核的岗位，也不能审自己写的。', '请从名单里另选。'),
  'desk-not-named': () => three('没有办成：这一轮没有点名让您审。', '审核意见由点到名的人出。', '要参加审核，请找领导小组办公室。'),
  'desk-opinion-given': () =>
    three('没有办成：这一轮您已经出过意见。', '意见出了就定下来，不能再改。', '有新的意见，请写在批注里，或者等下一轮。'),
  'desk-opinions-missing': () =>
    three('没有办成：还有人没有出意见。', '一轮要等点到名的人都出了意见。页面上看得到还差谁。', '请等一等，或者重新点名。'),
  'desk-reason-missing': () => three('没有办成：退回要说明理由。', '没有理由，编的人不知道改什么。', '请写出要改什么，或者先写批注。'),
  'desk-thread-unknown': () => three('没有找到这条批注。', '它不在这个事项上。', '请刷新页面。'),
  'desk-thread-closed': () => three('没有办成：这条批注已经了结。', '了结的批注不能再写。', '还有意见，请另写一条。'),
  'desk-no-suggestion': () => three('没有办成：这条批注没有可以采用的内容。', '只有写在栏目上的建议才能一下采用。', '请自己改。'),
  'desk-gate-closed': () =>
    three('没有发布：还有几道关没有过。', '页面上列着是哪几道关、在哪一处。', '请逐条改好再发布。确有理由的，走点名的例外。'),
  'desk-override-unfit': () => three('没有发布：这里用不着例外。', '这条路对着的关没有关上。', '请照平常发布。'),
  'desk-day-past': () => three('没有发布：日子不对。', '生效的日子不能早于今天，控制措施的复查日要在今天以后。', '请另选一个日子。'),
  'desk-code-taken': () =>
    three(
      '没有新增：这个编码本单位已经用了。',
      '一个单位里，一个编码只能有一项，模板的编码和它一样。',
      '请打开已有的那一项来改，或者换一个编码再照模板新增。',
    ),
  'desk-import-state': () =>
    three('没有办成：这份文件现在不能这样做。', '它已经导入过、撤销过，或者读不出来。', '请刷新页面看它的状态，要再导入就重新上传。'),
};
