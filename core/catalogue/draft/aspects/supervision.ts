import type { AspectCheck } from './aspect.ts';
import { emptyFields } from './empty-fields.ts';

/** Supervision (建立监督机制): who watches, what the public sees, where citizens turn. */
export const supervision: AspectCheck = ({ content }) => emptyFields(content, ['supervision', 'publication', 'recourse']);
