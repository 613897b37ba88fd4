import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';

import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { StopXml, type XmlRefusal } from '../xml/stop-xml.ts';
import { unzipped } from '../xml/unzipped.ts';
import { walkXmlText, type XmlCaps } from '../xml/walk-xml.ts';
import { decodeXml } from '../xml/xml-encoding.ts';
import { namespaceOf } from './namespace.ts';

/** Limits of a BPMN file: decoded bytes, elements, nesting. */
export const bpmnCaps: XmlCaps = { bytes: 10_000_000, nodes: 100_000, depth: 64 };

/** The meta-model; building it costs more than reading a small file, and reading leaves nothing in it. */
const moddle = new BpmnModdle({ mingquan: namespaceOf });

/** Why a BPMN file is not read. */
export type BpmnRefusal = XmlRefusal | 'not-bpmn';

/** A BPMN file as the meta-model has it; `warnings` say what the parser could not place. Scripts in it are text and stay text. */
export type BpmnFile = { readonly definitions: ModdleElement; readonly warnings: readonly string[] };

/** Reads BPMN 2.0, plain or gzip. The limits are checked on the whole text before the meta-model sees any of it. */
export async function parseBpmn(bytes: Uint8Array, caps: XmlCaps = bpmnCaps): Promise<BpmnFile | Refusal<BpmnRefusal>> {
  let text: string;
  try {
    text = decodeXml(unzipped(bytes, caps.bytes));
    walkXmlText(text, { open: () => undefined }, caps);
  } catch (cause) {
    if (cause instanceof StopXml) return cause.refusal;
    throw cause;
  }
  try {
    const { rootElement, warnings } = await moddle.fromXML(text);
    if (rootElement.$type !== 'bpmn:Definitions') return refuse('not-bpmn');
    return { definitions: rootElement, warnings: warnings.map((warning) => warning.message) };
  } catch {
    return refuse('not-bpmn');
  }
}

/** Writes a file back as it was read: ids, names, flows, lanes, diagram and foreign extensions are kept. */
export async function writeBpmn(definitions: ModdleElement): Promise<string> {
  return (await moddle.toXML(definitions, { format: true })).xml;
}

/** The parser's own answer, which some other engines take as their model. For files of our own only: no limits are checked. */
export async function moddleContextOf(xml: string): Promise<unknown> {
  return await moddle.fromXML(xml);
}
