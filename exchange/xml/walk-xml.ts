import type { TextDecoder } from 'node:util';

import type { SaxesParser } from 'saxes';

import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { guardedParser, type XmlEars } from './guarded-parser.ts';
import { StopXml, type XmlRefusal } from './stop-xml.ts';
import { xmlDecoder } from './xml-encoding.ts';

/** Limits of one file: decoded bytes, elements, nesting. */
export type XmlCaps = { readonly bytes: number; readonly nodes: number; readonly depth: number };

/** Takes a file in pieces; `end` after the last one. Both throw StopXml. */
export type XmlWalk = { readonly take: (piece: Uint8Array) => void; readonly end: () => void };

/** Reads XML as a stream within limits: no DOCTYPE, so no entities but XML's five. */
export function walkXml(ears: XmlEars, caps: XmlCaps): XmlWalk {
  const parser = quietParser(ears, caps);
  let decoder: TextDecoder | null = null;
  let bytes = 0;
  return {
    take: (piece) => {
      bytes += piece.length;
      if (bytes > caps.bytes) throw new StopXml(refuse('file-too-large', { mostBytes: caps.bytes }));
      decoder ??= xmlDecoder(piece);
      parser.write(decoded(decoder, piece));
    },
    end: () => {
      if (decoder !== null) parser.write(decoded(decoder));
      parser.close();
    },
  };
}

/** Reads a text that is already decoded. @throws StopXml */
export function walkXmlText(text: string, ears: XmlEars, caps: XmlCaps): void {
  quietParser(ears, caps).write(text).close();
}

function quietParser(ears: XmlEars, caps: XmlCaps): SaxesParser {
  const stop = (refusal: Refusal<XmlRefusal>): never => {
    throw new StopXml(refusal);
  };
  return guardedParser(ears, { most: caps, meter: { nodes: 0 }, stop });
}

function decoded(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    throw new StopXml(refuse('malformed-xml'));
  }
}
