import type { FormState } from '../../../contract/page-frame.ts';
import { FormProblems } from './error-summary.tsx';

const fine: FormState = { idempotencyKey: 'key', values: {}, errors: [], refusal: null };

/** Drawn by the component tests. */
export const examples = {
  'nothing wrong': <FormProblems form={fine} />,
  'errors and refusal': (
    <FormProblems
      scope="visit"
      form={{
        ...fine,
        errors: [{ field: 'f.people', cause: '人数要写数字', cure: '请写成 3 这样' }],
        refusal: { code: 'version-conflict', what: '这一件刚刚有人办过', why: '方远签了字。', now: '看一眼再交一次。' },
      }}
    />
  ),
};
