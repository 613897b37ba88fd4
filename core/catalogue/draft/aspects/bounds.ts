import type { AspectCheck } from './aspect.ts';
import { emptyFields } from './empty-fields.ts';

/** Bounds of powers and duties (划分权责界限): what it rests on, who carries it out, what he answers for, what he may not do. */
export const bounds: AspectCheck = ({ content }) =>
  emptyFields(content, ['basis', 'posts', 'responsibilities', 'accountability', 'forbidden']);
