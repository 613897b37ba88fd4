import { ProgressList } from './progress-list.tsx';

/** Drawn by the component tests. */
export const examples = {
  'three states': (
    <ProgressList
      lines={[
        { plainName: '交申请', state: 'done', notes: ['11月3日（周二）'] },
        { plainName: '张榜公示', state: 'now', notes: [] },
        { plainName: '发钱', state: 'to-come', notes: [] },
      ]}
    />
  ),
};
