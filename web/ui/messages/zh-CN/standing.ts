/** Words about whether an item is in force, from when, and where it hangs, in Chinese. */
export const standingZhCn = {
  withdrawnTitle: (day: string) => `这一项从 ${day} 起撤下了，不再受理`,
  withdrawnHelp: (reason: string) => `理由：${reason}`,
  withdrawnNow: '已经受理的，照原来的办完。想知道现在怎么办，找：',
  withdrawnCall: '12345 热线',
  comingTitle: (day: string) => `这一版从 ${day} 起执行`,
  comingHelp: '在这一天以前，照现行的办。',
  nextVersion: (number: number, day: string) => `从 ${day} 起换成第 ${number} 版。`,
  seeNext: '先看新的',
  hanging: '贴在哪里',
  hangingOld: '还是旧的，该换了',
};
