import type { AspectCheck } from './aspect.ts';
import { emptyFields } from './empty-fields.ts';

/** The list (厘清权力清单): the item can be named, found and told apart, in official and in plain words. */
export const list: AspectCheck = ({ content }) =>
  emptyFields(content, ['code', 'name', 'plainName', 'category', 'powerType', 'content', 'lead']);
