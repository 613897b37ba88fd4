import { refuse } from '../../core/kernel/outcome.ts';
import { StopReading } from './stop-reading.ts';
import type { Caps } from './workbook.ts';

/** Collects the text of a string item: runs of rich text joined, phonetic runs (拼音 above the text) skipped. */
export type RichText = {
  readonly open: (name: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  /** The collected text; the collector is empty afterwards. */
  readonly finish: () => string;
};

/** A collector that refuses a text longer than a cell can be. */
export function richText(caps: Caps): RichText {
  let pieces: string[] = [];
  let length = 0;
  let phonetic = 0;
  let inside = false;
  return {
    open: (name) => {
      if (name === 'rPh') phonetic += 1;
      if (name === 't') inside = true;
    },
    close: (name) => {
      if (name === 'rPh') phonetic -= 1;
      if (name === 't') inside = false;
    },
    text: (text) => {
      if (!inside || phonetic > 0) return;
      length += text.length;
      if (length > caps.cellCharacters) throw new StopReading(refuse('cell-too-long', { most: caps.cellCharacters }));
      pieces.push(text);
    },
    finish: () => {
      const whole = unescapeText(pieces.join(''));
      pieces = [];
      length = 0;
      return whole;
    },
  };
}

/**
 * Characters that XML cannot carry stand as `_x000D_`.
 *
 * @source spec:ecma-376-1#22.9.2.19
 */
export function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
