import type { TextDecoder } from 'node:util';

import { SaxesParser } from 'saxes';

import { refuse } from '../../core/kernel/outcome.ts';
import { StopXml } from './stop-xml.ts';
import { xmlDecoder } from './xml-encoding.ts';

/** Limits of one file: decoded bytes, elements, nesting. */
export type XmlCaps = { readonly bytes: number; readonly nodes: number; readonly depth: number };

/** What is heard of a file. Names come without their prefix; attributes as they are written, entities resolved. */
export type XmlEars = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

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
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let nodes = 0;
  parser.on('doctype', () => {
    throw new StopXml(refuse('doctype-forbidden'));
  });
  parser.on('error', () => {
    throw new StopXml(refuse('malformed-xml'));
  });
  // Before the attributes: a tag that is one too many is not read at all.
  parser.on('opentagstart', () => {
    nodes += 1;
    depth += 1;
    if (nodes > caps.nodes) throw new StopXml(refuse('xml-too-many-nodes', { most: caps.nodes }));
    if (depth > caps.depth) throw new StopXml(refuse('xml-too-deep', { most: caps.depth }));
  });
  parser.on('opentag', (tag) => ears.open(localName(tag.name), tag.attributes));
  parser.on('closetag', (tag) => {
    depth -= 1;
    ears.close?.(localName(tag.name));
  });
  if (ears.text !== undefined) {
    parser.on('text', ears.text);
    parser.on('cdata', ears.text);
  }
  return parser;
}

function decoded(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    throw new StopXml(refuse('malformed-xml'));
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
