import { type DoorSentences, type GeneralWords, type Say, three } from '../refusal-words.ts';

/** General words for what has no name here. */
export const generalWords: GeneralWords = {
  step: '这一步',
  person: '另一位同事',
  role: '规定的岗位',
  post: '这个岗位',
  unit: '别的单位',
  field: '必填项',
  outcome: '另一种结果',
  join: '、',
};

/** Refusals of signing in, of forms and of the frame, in Chinese. */
export const doorRefusals: DoorSentences = {
  'changed-meanwhile': (say) =>
    three(
      '没有办成：刚才别人先办了。',
      `您打开页面以后，${say.person('takenBy')}${say.has('takenAt') ? `在${say.time('takenAt')}` : ''}办了${say.step('node')}。`,
      '请看新的情况，再决定。您写的还在。',
    ),
  'key-reused': () => three('没有办成：这张表已经交过，内容却不一样。', '一张表只能交一次。', '请重新打开页面再填一次。'),
  'wrong-number': () => three('没有查到。', '编号或密码不对，或者这一件不存在。', '请看着回执单，再输一遍。丢了回执，请到受理窗口问。'),
  'wrong-login-or-password': () =>
    three('没有登录成功。', '用户名或者密码不对。', '请看清楚大小写，再输一遍。连错 5 次会锁 15 分钟。忘了密码，请找账号管理员重置。'),
  'locked-for-now': (say) =>
    three('先不能登录。', '10 分钟里错了 5 次，为了安全先锁住。', `请过 ${say.count('minutes')} 分钟再试。忘了密码，请找账号管理员重置。`),
  'account-frozen': () => three('没有登录成功：这个账号已经停用。', '账号管理员停用了它。', '还要用，请找账号管理员。'),
  'wrong-code': () =>
    three('验证码不对。', '验证码 30 秒换一次，每个只能用一次。', '请看手机上的验证器，输现在的 6 位数字。总是不对，请核对手机时间。'),
  'password-too-weak': (say) => three('新密码没有存上。', weakness(say), '请换一个长一点、别人猜不到的。几个不相干的词连起来就很好。'),
  'passwords-differ': () => three('新密码没有存上。', '两次写的不一样。', '请把新密码再写两遍。'),
  'sign-in-needed': () =>
    three(
      '没有办成：您还没有登录，或者登录已经过期。',
      '15 分钟没有动，系统会自动退出，防止别人用您的账号。',
      '请在新窗口登录，再回到这一页重新交。先把写的内容复制下来。',
    ),
  'second-factor-needed': () => three('没有办成：还差一步登录。', '输了密码，还要输验证码。', '请先输验证码。'),
  'password-change-needed': () => three('没有办成：要先改密码。', '初始密码和用满 180 天的密码，改了才能办事。', '请先改密码。'),
  'plain-http': () => three('这里不能登录。', '现在的连接没有加密，密码会被别人看到。', '请用 https 开头的地址打开，或者告诉系统管理员。'),
  'bad-request': () => three('没有看懂这个请求。', '地址或者内容的格式不对。', '请返回上一页，再试一次。'),
  'field-errors': (say) =>
    three(
      '还没有交上：有几处要改。',
      say.has('fields') ? `要改的是：${say.fields('fields')}。` : '有几项写得不对。',
      '请改好再交。已经写的都还在。',
    ),
  'bad-key': () => three('还没有交上：表单不完整。', '缺少防止重复提交的号码。', '请刷新页面，再交一次。'),
  'csrf-failed': (say) =>
    three(
      '还没有交上：要再确认一次。',
      '这张表打开太久，或者不是从本站的页面交来的。为了防止别人冒用，没有收。',
      say.is('kept', true) ? '您写的还在。请看一遍，没有错就再交一次。' : '如果是您自己填的，请返回上一页，刷新后再交。什么都没有改动。',
    ),
  'not-found': () => three('没有找到这一页。', '地址不对，或者它不存在，或者不给您看。', '请核对地址，或者回首页找。'),
  'too-large': () => three('没有收下：内容太多。', '一次最多 64 KB，大约两万个字。', '请写短一点再交。'),
  'wrong-content-type': () => three('没有收下：格式不对。', '只收网页表单和 JSON。', '请从本站的页面交。'),
  'too-many-requests': (say) =>
    three('请慢一点。', '这台设备或这个网络短时间里来得太多。', `请过 ${Math.max(1, say.count('seconds'))} 秒再试。`),
  'server-fault': (say) =>
    three(
      '我们出错了，没有办成。',
      '这是系统的毛病，不是您的错。',
      `请过一会儿再试。还不行，请打 12345，告诉他们时间${say.has('at') ? `：${say.time('at')}` : ''}。`,
    ),
  'no-space': () => three('没有办成：服务器的硬盘满了。', '没有地方再存，什么都没有改动。', '请告诉系统管理员腾出空间，再交一次。'),
  'not-ready': () => three('系统还没有准备好。', '正在启动，或者数据库一时连不上。', '请过一分钟再试。'),
};

function weakness(say: Say): string {
  if (say.is('reason', 'short')) return `密码至少要 ${say.count('least')} 个字。`;
  if (say.is('reason', 'login')) return '密码里不能有用户名。';
  if (say.is('reason', 'same')) return '不能和现在的密码一样。';
  return '这个密码太常见，别人一猜就中。';
}
