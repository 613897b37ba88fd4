import { RefusalBox } from './refusal-box.tsx';

const refusal = { code: 'actor-is-relative', what: '您不能办这一步', why: '申请人是您的姑父。', now: '请点“我要回避”。' };

/** Drawn by the component tests. */
export const examples = {
  'answer to what was sent': <RefusalBox refusal={refusal} />,
  'reason beside an act': <RefusalBox refusal={refusal} soft />,
};
