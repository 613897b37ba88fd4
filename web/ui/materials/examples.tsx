import { Materials } from './materials.tsx';

/** Drawn by the component tests. */
export const examples = {
  'with and without a note': (
    <Materials
      materials={[
        { what: '身份证、户口本', note: '原件看一下就还' },
        { what: '申请书', note: null },
      ]}
    />
  ),
};
