import { type DeskSentences, type Say, three } from '../refusal-words.ts';

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
  'desk-dossier-other-round': () =>
    three(
      '没有读入：这份审核材料不是现在这一轮的。',
      '它是另一轮、另一个版本的材料，批注对不上现在的文字。',
      '请下载这一轮的材料，在那一份上批注；或者把意见直接写在页面上。',
    ),
  'desk-no-round': () => three('没有审核材料。', '这里没有事项交过审，还没有一轮可以印。', '交审以后再来下载。'),
  'desk-dossier-too-large': (say) =>
    three('没有印：事项太多。', `一份审核材料最多 ${say.count('most')} 个事项，再多就打不开了。`, '请先选一个类别，一类一类地下载。'),
  'desk-dossier-unreadable': (say) =>
    three('没有读入：这份文件读不出来。', whyUnreadable(say), '请用 Word 或 WPS 打开，去掉密码，另存为 .docx 再传。'),
  'desk-dossier-other-item': () =>
    three(
      '没有读入：这份文件不是这里的审核材料。',
      '文件里的识别码对不上这里的事项，或者被删掉了。',
      '请到那个事项的页面上去传；识别码没有了的，把意见直接写在页面上。',
    ),
  'posting-there-already': () => three('没有记：这里已经挂着。', '同一个地方、同一张，记一次就够了。', '换了新的，请在原来那一条上记。'),
  'posting-gone': () => three('没有记：这一张已经取下了。', '可能别人刚记过。', '请刷新页面再看。'),
  'posting-same': () => three('没有记：这里挂的就是这一版。', '和记着的是同一版，不用再记。', '不用再做什么。'),
  'posting-day-ahead': () => three('没有记：日子还没有到。', '挂上、取下，要做了才记。', '请写今天，或者以前的日子。'),
  'posting-version-unfit': () =>
    three(
      '没有记：这一张不是现在执行的。',
      '校验码对不上现行的那一版，或者这一项在这里不再执行。旧的只能取下，不能挂上。',
      '请重新打印现行的那一版，再挂。',
    ),
  'desk-classified': () =>
    three(
      '没有印：里面有密级或者“内部”标记。',
      '涉密的、内部的不能离开单位，这个系统也不能存。',
      '请从清单里删去，按保密规定处理；再交审以后才能印。',
    ),
  'desk-code-taken': () =>
    three(
      '没有新增：这个编码本单位已经用了。',
      '一个单位里，一个编码只能有一项，模板的编码和它一样。',
      '请打开已有的那一项来改，或者换一个编码再照模板新增。',
    ),
  'desk-import-state': () =>
    three('没有办成：这份文件现在不能这样做。', '它已经导入过、撤销过，或者读不出来。', '请刷新页面看它的状态，要再导入就重新上传。'),
};

function whyUnreadable({ is }: Say): string {
  if (is('why', 'document-reaches-outside')) return '文件里有从外面取的图片或者对象，打开会连到别处。';
  if (is('why', 'file-too-large') || is('why', 'unpacks-too-large')) return '文件太大。';
  if (is('why', 'encrypted-archive')) return '文件有密码。';
  if (is('why', 'too-many-comments')) return '批注太多，一份里最多 1000 条。';
  return '文件坏了，或者不是 .docx，或者里面有不正常的内容。';
}
