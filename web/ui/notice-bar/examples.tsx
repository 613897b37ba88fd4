import { NoticeBar } from './notice-bar.tsx';

/** Drawn by the component tests. */
export const examples = {
  plain: <NoticeBar>请看这里</NoticeBar>,
  warning: <NoticeBar tone="warn">这一版没有在执行</NoticeBar>,
  good: <NoticeBar tone="good">已办结</NoticeBar>,
};
