import { SaxesParser } from 'saxes';

import { refuse, type Refusal } from '../../core/kernel/outcome.ts';

/** What is heard of a file. Names come without their prefix; attributes as they are written, entities resolved, without a prototype. */
export type XmlEars = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

/** Nodes so far; several parts of one file share one meter. */
export type NodeMeter = { nodes: number };

/** Why a guarded parser stops. Refusals never repeat what the file says. */
type GuardRefusal = Refusal<'doctype-forbidden' | 'malformed-xml' | 'xml-too-deep' | 'xml-too-many-nodes'>;

/** Limits of XML from strangers, and how its reading is left. */
export type XmlGuard = {
  readonly most: { readonly nodes: number; readonly depth: number };
  readonly meter: NodeMeter;
  readonly stop: (refusal: GuardRefusal) => never;
};

/** Counts a node; stops at one too many. */
export function countNode({ most, meter, stop }: XmlGuard): void {
  meter.nodes += 1;
  if (meter.nodes > most.nodes) stop(refuse('xml-too-many-nodes', { most: most.nodes }));
}

/** A parser within limits: no DOCTYPE, so no entities but XML's five; limited depth and number of elements. */
export function guardedParser(ears: XmlEars, guard: XmlGuard): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const { most, stop } = guard;
  let depth = 0;
  parser.on('doctype', () => stop(refuse('doctype-forbidden')));
  parser.on('error', () => stop(refuse('malformed-xml')));
  // Before the attributes: a tag that is one too many is not read at all.
  parser.on('opentagstart', () => {
    countNode(guard);
    depth += 1;
    if (depth > most.depth) stop(refuse('xml-too-deep', { most: most.depth }));
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

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
