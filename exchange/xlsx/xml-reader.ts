import { TextDecoder } from 'node:util';

import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { countNode, guardedParser, type NodeMeter, type XmlGuard } from '../xml/guarded-parser.ts';
import { StopReading } from './stop-reading.ts';
import type { Caps, WorkbookRefusal } from './workbook.ts';

/** What a part's reader hears. Names come without their namespace prefix; attributes have no prototype. */
export type XmlListener = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/** Takes an XML text in pieces of bytes. `end` must be called after the last. */
export type XmlReader = { readonly take: (piece: Uint8Array) => void; readonly end: () => void };

/**
 * Reads XML as a stream within limits: UTF-8, no DOCTYPE (so no entities but XML's five), limited depth and node count.
 *
 * Refusals never repeat what the file says.
 */
export function xmlReader(listener: XmlListener, limits: { readonly caps: Caps; readonly meter: NodeMeter }): XmlReader {
  const { caps, meter } = limits;
  const guard: XmlGuard = { most: { nodes: caps.xmlNodes, depth: caps.xmlDepth }, meter, stop };
  const text = (heard: string): void => {
    countNode(guard);
    listener.text(heard);
  };
  const parser = guardedParser({ open: (name, of) => listener.open(name, of), close: (name) => listener.close(name), text }, guard);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  parser.on('xmldecl', (declaration) => {
    if (!/^utf-?8$/i.test(declaration.encoding ?? 'utf-8')) stop(refuse('not-utf8'));
  });
  return {
    take: (piece) => void parser.write(decode(decoder, piece)),
    end: () => {
      parser.write(decode(decoder));
      parser.close();
    },
  };
}

function stop(refusal: Refusal<WorkbookRefusal>): never {
  throw new StopReading(refusal);
}

function decode(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    return stop(refuse('not-utf8'));
  }
}
