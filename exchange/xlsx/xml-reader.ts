import { TextDecoder } from 'node:util';

import { SaxesParser } from 'saxes';

import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { StopReading } from './stop-reading.ts';
import type { Caps, WorkbookRefusal } from './workbook.ts';

/** What a part's reader hears. Names come without their namespace prefix; attributes have no prototype. */
export type XmlListener = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/** Elements and texts of all parts so far; one counter for one file. */
export type NodeMeter = { nodes: number };

/** Takes an XML text in pieces of bytes. `end` must be called after the last. */
export type XmlReader = { readonly take: (piece: Uint8Array) => void; readonly end: () => void };

/**
 * Reads XML as a stream within limits: UTF-8, no DOCTYPE (so no entities but XML's five), limited depth and node count.
 *
 * Refusals never repeat what the file says.
 */
export function xmlReader(listener: XmlListener, limits: { readonly caps: Caps; readonly meter: NodeMeter }): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const guard = guardOf(limits);
  parser.on('doctype', () => stop(refuse('doctype-forbidden')));
  parser.on('error', () => stop(refuse('malformed-xml')));
  parser.on('xmldecl', (declaration) => {
    if (!/^utf-?8$/i.test(declaration.encoding ?? 'utf-8')) stop(refuse('not-utf8'));
  });
  parser.on('opentag', (tag) => {
    guard.open();
    listener.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    guard.close();
    listener.close(localName(tag.name));
  });
  const hear = (text: string): void => {
    guard.count();
    listener.text(text);
  };
  parser.on('text', hear);
  parser.on('cdata', hear);
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

function guardOf({ caps, meter }: { readonly caps: Caps; readonly meter: NodeMeter }) {
  let depth = 0;
  const count = (): void => {
    meter.nodes += 1;
    if (meter.nodes > caps.xmlNodes) throw new StopReading(refuse('xml-too-many-nodes', { most: caps.xmlNodes }));
  };
  return {
    count,
    open: (): void => {
      count();
      depth += 1;
      if (depth > caps.xmlDepth) throw new StopReading(refuse('xml-too-deep', { most: caps.xmlDepth }));
    },
    close: (): void => {
      depth -= 1;
    },
  };
}

function decode(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    return stop(refuse('not-utf8'));
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
