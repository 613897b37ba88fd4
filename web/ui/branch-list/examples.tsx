import { BranchList } from './branch-list.tsx';

/** Drawn by the component tests. */
export const examples = {
  none: <BranchList branches={[]} />,
  'forward and back': (
    <BranchList
      branches={[
        { label: '有人提', to: '退回第 2 步', back: true, numbers: [2] },
        { label: '没人提', to: '报县民政局', back: false, numbers: [3] },
      ]}
    />
  ),
};
