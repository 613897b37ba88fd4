import type { Ink } from '../../../core/chart/layout/scene.ts';
import { colour } from '../../ui/style/tokens.ts';

/** The colours of the house on paper: text and lines are black, so that any printer and copier keeps them. */
export const paperInks: Readonly<Record<Ink, string>> = {
  ink: '#000000',
  soft: colour.ink2,
  line: colour.line,
  blue: colour.pri,
  red: colour.red,
  amber: colour.amber,
  green: colour.green,
  paper: '#ffffff',
};
