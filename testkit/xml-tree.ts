import { SaxesParser } from 'saxes';

/** An element with its name, namespace, attributes, own text and elements inside. */
export type XmlElement = {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlElement[];
};

type Open = XmlElement & { text: string; readonly children: XmlElement[] };

/** Reads a document. @throws for one that is not well-formed */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: Open[] = [];
  let root: XmlElement | undefined;
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([name, { value }]) => [name, value]));
    open.push({ name: tag.local, namespace: tag.uri, attributes, text: '', children: [] });
  });
  parser.on('text', (part) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += part;
  });
  parser.on('closetag', () => {
    const done = open.pop();
    if (done !== undefined) (open.at(-1)?.children ?? []).push(done);
    root = done;
  });
  parser.write(text).close();
  if (root === undefined) throw new Error('no element');
  return root;
}
